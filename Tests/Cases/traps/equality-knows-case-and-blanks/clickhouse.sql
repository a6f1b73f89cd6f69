SELECT
  products.category AS `product.category`,
  toInt64(count(CASE WHEN products.name = upperUTF8(products.name) THEN 1 END)) AS `capitals`,
  toInt64(count(CASE WHEN products.name = lowerUTF8(products.name) THEN 1 END)) AS `smalls`,
  toInt64(count(CASE WHEN (products.name || ' ') = products.name THEN 1 END)) AS `padded`,
  toInt64(count(DISTINCT CASE WHEN (products.product_id % NULLIF(2, 0)) = 0 THEN lowerUTF8(products.name) ELSE products.name END)) AS `different`
FROM products
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
