SELECT
  toDate32(toStartOfMonth(toDate32(retailers.signed_up_at))) AS `retailer.signed_up.month`,
  retailers.tier AS `retailer.tier`,
  toInt64(count()) AS `retailers`
FROM retailers
WHERE retailers.signed_up_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
  AND retailers.signed_up_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
