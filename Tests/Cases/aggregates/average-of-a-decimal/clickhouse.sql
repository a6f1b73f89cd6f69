SELECT
  brands.category AS `brand.category`,
  CAST(SUM(brands.commission_rate) AS Nullable(Float64)) / NULLIF(CAST(toInt64(count(brands.commission_rate)) AS Nullable(Decimal(38,4))), 0) AS `average_commission_rate`,
  toInt64(count()) AS `brands`
FROM brands
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
