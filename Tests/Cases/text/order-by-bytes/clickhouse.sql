SELECT
  brand.name AS `brand.name`,
  toInt64(count()) AS `visits`
FROM visits
LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
WHERE (brand.category IN ('Food', 'Beauty') OR brand.category IS NULL)
  AND visits.started_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  AND visits.started_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
