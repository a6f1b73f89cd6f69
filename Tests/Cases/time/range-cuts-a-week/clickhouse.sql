SELECT
  toDate32(toMonday(toDate32(visits.started_at))) AS `week`,
  toInt64(count()) AS `visits`
FROM visits
WHERE visits.started_at >= toDateTime64('2025-05-07 00:00:00', 6, 'UTC')
  AND visits.started_at < toDateTime64('2025-05-28 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
