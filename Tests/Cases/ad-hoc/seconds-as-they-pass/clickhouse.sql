SELECT
  toDate32(toStartOfMonth(toDate32(toDateTime64(toString(toTimeZone(orders.placed_at, 'Europe/Berlin')), 6, 'UTC')))) AS `month`,
  CAST(CAST(toInt64(sum(dateDiff('second', orders.placed_at, orders.shipped_at))) AS Nullable(Float64)) / NULLIF(toInt64(count(dateDiff('second', orders.placed_at, orders.shipped_at))), 0) AS Nullable(Float64)) / NULLIF(CAST(3600 AS Nullable(Float64)), 0) AS `hours`,
  MAX(dateDiff('second', orders.placed_at, orders.shipped_at)) AS `longest`
FROM orders
WHERE orders.placed_at >= addSeconds(toTimeZone(toDateTime64(toString(toDateTime64('2024-03-01 00:00:00', 6, 'UTC')), 6, 'Europe/Berlin'), 'UTC'), -10800)
  AND toDateTime64(toString(toTimeZone(orders.placed_at, 'Europe/Berlin')), 6, 'UTC') >= toDateTime64('2024-03-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < addSeconds(toTimeZone(toDateTime64(toString(toDateTime64('2024-05-01 00:00:00', 6, 'UTC')), 6, 'Europe/Berlin'), 'UTC'), 10800)
  AND toDateTime64(toString(toTimeZone(orders.placed_at, 'Europe/Berlin')), 6, 'UTC') < toDateTime64('2024-05-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
