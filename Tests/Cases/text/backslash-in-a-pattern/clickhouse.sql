SELECT
  toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS `quarter`,
  toInt64(count(CASE WHEN (orders.channel || '\\x') LIKE '%\\\\x' THEN 1 END)) AS `ends_so`,
  toInt64(count(CASE WHEN (orders.channel || '\\%') LIKE '%\\\\%' THEN 1 END)) AS `has_percent`,
  toInt64(count(CASE WHEN (orders.channel || '%') LIKE '%\\\\%' THEN 1 END)) AS `none`
FROM orders
WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  AND (((orders.channel || '\\x') LIKE '%\\\\x') OR ((orders.channel || '\\%') LIKE '%\\\\%') OR ((orders.channel || '%') LIKE '%\\\\%'))
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
