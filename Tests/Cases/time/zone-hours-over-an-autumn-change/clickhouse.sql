SELECT
  toDateTime64(toStartOfHour(toDateTime64(toString(toTimeZone(orders.placed_at, 'Europe/Berlin')), 6, 'UTC')), 6, 'UTC') AS `hour`,
  toInt64(count()) AS `orders`
FROM orders
WHERE orders.placed_at >= addSeconds(toTimeZone(toDateTime64(toString(toDateTime64('2024-10-27 00:00:00', 6, 'UTC')), 6, 'Europe/Berlin'), 'UTC'), -10800)
  AND toDateTime64(toString(toTimeZone(orders.placed_at, 'Europe/Berlin')), 6, 'UTC') >= toDateTime64('2024-10-27 00:00:00', 6, 'UTC')
  AND orders.placed_at < addSeconds(toTimeZone(toDateTime64(toString(toDateTime64('2024-10-28 00:00:00', 6, 'UTC')), 6, 'Europe/Berlin'), 'UTC'), 10800)
  AND toDateTime64(toString(toTimeZone(orders.placed_at, 'Europe/Berlin')), 6, 'UTC') < toDateTime64('2024-10-28 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
