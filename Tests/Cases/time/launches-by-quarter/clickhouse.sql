SELECT
  toDate32(toStartOfQuarter(toDate32(products.launched_on))) AS `quarter`,
  toInt64(count()) AS `products`
FROM products
WHERE products.launched_on >= toDate32('2023-01-01')
  AND products.launched_on < toDate32('2025-01-01')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
