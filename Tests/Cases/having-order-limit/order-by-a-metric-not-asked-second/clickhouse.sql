SELECT
  brand.name AS `brand.name`,
  CAST(toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS `cancellation_rate`,
  toInt64(count()) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE brand.country IN ('FR', 'DE')
GROUP BY 1
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
LIMIT 12
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
