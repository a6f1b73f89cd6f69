SELECT
  products.category AS `product.category`,
  COALESCE(SUM(CAST(round(products.weight, 1) AS Nullable(Decimal(76,1)))), CAST(0 AS Nullable(Decimal(38,1)))) AS `tenths`,
  COALESCE(toInt64(sum(CAST(floor(products.weight) AS Nullable(Int64)))), 0) AS `down`,
  COALESCE(toInt64(sum(CAST(ceil(products.weight) AS Nullable(Int64)))), 0) AS `up`
FROM products
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
