SELECT
  visits.device AS `visit.device`,
  CASE WHEN count(CAST(visits.pages + 1000000000 AS Nullable(Float64))) > 1 THEN varSampStable(CAST(CAST(visits.pages + 1000000000 AS Nullable(Float64)) AS Nullable(Float64))) END AS `pages_variance`,
  CASE WHEN count(CAST(visits.pages + 1000000000 AS Nullable(Float64))) > 1 THEN stddevSampStable(CAST(CAST(visits.pages + 1000000000 AS Nullable(Float64)) AS Nullable(Float64))) END AS `pages_deviation`
FROM visits
WHERE visits.started_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  AND visits.started_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
