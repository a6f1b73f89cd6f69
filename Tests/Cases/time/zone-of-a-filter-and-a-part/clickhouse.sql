SELECT
  toInt32(toDayOfWeek(toDateTime64(toString(toTimeZone(orders.placed_at, 'America/New_York')), 6, 'UTC'))) AS `order.placed.day_of_week`,
  toInt64(count()) AS `orders`
FROM orders
WHERE toDate32(toStartOfMonth(toDate32(toDateTime64(toString(toTimeZone(orders.placed_at, 'America/New_York')), 6, 'UTC')))) = toDate32('2025-06-01')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
