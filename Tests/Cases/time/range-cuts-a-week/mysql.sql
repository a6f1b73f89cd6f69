SELECT
  CAST(DATE_SUB(visits.started_at, INTERVAL WEEKDAY(visits.started_at) DAY) AS DATE) AS `week`,
  COUNT(*) AS `visits`
FROM visits
WHERE visits.started_at >= TIMESTAMP '2025-05-07 00:00:00'
  AND visits.started_at < TIMESTAMP '2025-05-28 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_SUB(visits.started_at, INTERVAL WEEKDAY(visits.started_at) DAY) AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
