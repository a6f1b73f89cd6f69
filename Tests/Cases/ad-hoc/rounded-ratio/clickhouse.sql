SELECT
  brand.country AS `brand.country`,
  toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS `quarter`,
  CAST(round(CAST(CAST(toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS Nullable(Decimal(38,12))), 3) AS Nullable(Float64)) AS `rounded`,
  CAST(round(CAST((CAST(toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0)) * CAST(100 AS Nullable(Float64)) AS Nullable(Decimal(38,12))), 1) AS Nullable(Float64)) AS `tenths`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
