SELECT
  brand.name AS `brand_name`,
  COUNT(*) AS `visits`
FROM visits
LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
WHERE (brand.category IN ('Food', 'Beauty') OR brand.category IS NULL)
  AND visits.started_at >= DATETIME '2025-01-01 00:00:00'
  AND visits.started_at < DATETIME '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
