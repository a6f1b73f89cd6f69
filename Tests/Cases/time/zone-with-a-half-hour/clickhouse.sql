SELECT
  toInt32(toHour(toDateTime64(toString(toTimeZone(visits.started_at, 'Asia/Kolkata')), 6, 'UTC'))) AS `visit.started.hour_of_day`,
  toInt64(count()) AS `visits`
FROM visits
WHERE visits.device = 'tablet'
  AND visits.started_at >= addSeconds(toTimeZone(toDateTime64(toString(toDateTime64('2025-01-01 00:00:00', 6, 'UTC')), 6, 'Asia/Kolkata'), 'UTC'), -10800)
  AND toDateTime64(toString(toTimeZone(visits.started_at, 'Asia/Kolkata')), 6, 'UTC') >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  AND visits.started_at < addSeconds(toTimeZone(toDateTime64(toString(toDateTime64('2025-07-01 00:00:00', 6, 'UTC')), 6, 'Asia/Kolkata'), 'UTC'), 10800)
  AND toDateTime64(toString(toTimeZone(visits.started_at, 'Asia/Kolkata')), 6, 'UTC') < toDateTime64('2025-07-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
