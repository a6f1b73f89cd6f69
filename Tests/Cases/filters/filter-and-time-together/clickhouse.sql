SELECT
  toDate32(toStartOfMonth(toDate32(orders.shipped_at))) AS `order.shipped.month`,
  toInt64(count()) AS `orders`
FROM orders
WHERE (toDate32(toStartOfMonth(toDate32(orders.shipped_at))) = toDate32('2025-01-01') OR toDate32(toStartOfMonth(toDate32(orders.shipped_at))) IS NULL)
  AND orders.placed_at >= toDateTime64('2024-12-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
