SELECT
  visits.device AS "visit.device",
  CASE WHEN COUNT(CAST(visits.pages AS REAL)) > 1 THEN MAX(0.0, (SUM(1.0 * CAST(visits.pages AS REAL) * CAST(visits.pages AS REAL)) - SUM(1.0 * CAST(visits.pages AS REAL)) * SUM(1.0 * CAST(visits.pages AS REAL)) / COUNT(CAST(visits.pages AS REAL))) / (COUNT(CAST(visits.pages AS REAL)) - 1)) END AS "pages_variance"
FROM visits
WHERE visits.started_at >= '2025-01-01 00:00:00'
  AND visits.started_at < '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
