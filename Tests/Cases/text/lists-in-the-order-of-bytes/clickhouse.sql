SELECT
  brand.country AS `brand.country`,
  CASE WHEN count(products.name) > 0 THEN arrayStringConcat(arraySort(groupArray(products.name)), '; ') END AS `products`,
  CASE WHEN count(products.category) > 0 THEN arrayStringConcat(arraySort(groupUniqArray(products.category)), ', ') END AS `categories`
FROM products
LEFT JOIN brands AS brand ON brand.brand_id = products.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
