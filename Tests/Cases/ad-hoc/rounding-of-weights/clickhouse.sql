SELECT
  products.category AS `product.category`,
  COALESCE(SUM(ROUND(products.weight, 1)), 0) AS `tenths`,
  COALESCE(SUM(CAST(floor(products.weight) AS Nullable(Int64))), 0) AS `down`,
  COALESCE(SUM(CAST(ceil(products.weight) AS Nullable(Int64))), 0) AS `up`
FROM products
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
