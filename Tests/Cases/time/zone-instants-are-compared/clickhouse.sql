SELECT
  toDate32(toStartOfMonth(toDate32(toDateTime64(toString(toTimeZone(orders.placed_at, 'America/New_York')), 6, 'UTC')))) AS `order.placed.month`,
  toInt64(count(CASE WHEN orders.shipped_at >= addSeconds(orders.placed_at, 108000) THEN 1 END)) AS `late`,
  toInt64(count(CASE WHEN toDateTime64(toString(toTimeZone(orders.shipped_at, 'America/New_York')), 6, 'UTC') < toDateTime64('2024-11-03 12:00:00', 6, 'UTC') THEN 1 END)) AS `by_noon`
FROM orders
WHERE orders.placed_at >= addSeconds(toTimeZone(toDateTime64(toString(toDateTime64('2024-10-01 00:00:00', 6, 'UTC')), 6, 'America/New_York'), 'UTC'), -10800)
  AND toDateTime64(toString(toTimeZone(orders.placed_at, 'America/New_York')), 6, 'UTC') >= toDateTime64('2024-10-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < addSeconds(toTimeZone(toDateTime64(toString(toDateTime64('2025-01-01 00:00:00', 6, 'UTC')), 6, 'America/New_York'), 'UTC'), 10800)
  AND toDateTime64(toString(toTimeZone(orders.placed_at, 'America/New_York')), 6, 'UTC') < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  AND (orders.shipped_at >= addSeconds(orders.placed_at, 108000) OR toDateTime64(toString(toTimeZone(orders.shipped_at, 'America/New_York')), 6, 'UTC') < toDateTime64('2024-11-03 12:00:00', 6, 'UTC'))
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
