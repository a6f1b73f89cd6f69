SELECT
  toInt32(toHour(visits.started_at)) AS `visit.started.hour_of_day`,
  toInt64(count()) AS `visits`,
  CAST(toInt64(count(CASE WHEN visits.bounced THEN 1 END)) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS `bounce_rate`
FROM visits
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
