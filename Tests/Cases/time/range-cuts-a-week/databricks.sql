SELECT
  TRUNC(CAST(visits.started_at AS DATE), 'WEEK') AS `week`,
  COUNT(*) AS `visits`
FROM visits
WHERE visits.started_at >= TIMESTAMP_NTZ '2025-05-07 00:00:00'
  AND visits.started_at < TIMESTAMP_NTZ '2025-05-28 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
