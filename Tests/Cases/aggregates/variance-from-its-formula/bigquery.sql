SELECT
  visits.device AS `visit_device`,
  VAR_SAMP(CAST(CAST(visits.pages AS FLOAT64) AS FLOAT64)) AS `pages_variance`
FROM visits
WHERE visits.started_at >= DATETIME '2025-01-01 00:00:00'
  AND visits.started_at < DATETIME '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
