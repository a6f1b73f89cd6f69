SELECT
  toDate32(orders.placed_at) AS `day`,
  toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS `cancelled_orders`,
  toInt64(count(CASE WHEN orders.channel = 'app' THEN 1 END)) AS `app_orders`
FROM orders
WHERE orders.placed_at >= toDateTime64('2024-03-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2024-03-20 00:00:00', 6, 'UTC')
  AND (orders.status = 'cancelled' OR orders.channel = 'app')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
