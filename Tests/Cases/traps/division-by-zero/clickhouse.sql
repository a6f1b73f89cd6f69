SELECT
  brand.name AS `brand.name`,
  CAST(toInt64(count()) AS Nullable(Float64)) / NULLIF(toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)), 0) AS `orders_per_cancelled`,
  toInt64(count()) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE brand.country IN ('DE', 'JP', 'SE')
  AND orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
