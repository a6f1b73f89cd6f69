SELECT
  DATE_TRUNC('week', CAST(visits.started_at AS DATE)) AS "week",
  COUNT(*) AS "visits"
FROM visits
WHERE visits.started_at >= TIMESTAMP '2025-05-07 00:00:00'
  AND visits.started_at < TIMESTAMP '2025-05-28 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
