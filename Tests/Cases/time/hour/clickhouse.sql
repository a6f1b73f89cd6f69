SELECT
  toDateTime64(toStartOfHour(orders.placed_at), 6, 'UTC') AS `hour`,
  toInt64(count()) AS `orders`
FROM orders
WHERE orders.placed_at >= toDateTime64('2025-11-28 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2025-12-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
