SELECT
  brand.country AS `brand.country`,
  CAST(toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS `cancellation_rate`,
  toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS `cancelled_orders`,
  toInt64(count()) AS `orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
