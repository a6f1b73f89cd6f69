SELECT
  CAST(DATE_TRUNC('week', visits.started_at) AS DATE) AS "week",
  COUNT(*) AS "visits"
FROM visits
WHERE visits.started_at >= CAST('2025-05-07 00:00:00' AS TIMESTAMP)
  AND visits.started_at < CAST('2025-05-28 00:00:00' AS TIMESTAMP)
GROUP BY 1
ORDER BY 1 NULLS LAST
