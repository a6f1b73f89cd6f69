SELECT
  HOUR(CAST(CAST(WITH_TIMEZONE(visits.started_at, 'UTC') AT TIME ZONE 'Asia/Kolkata' AS TIMESTAMP) AS TIMESTAMP)) AS "visit.started.hour_of_day",
  COUNT(*) AS "visits"
FROM visits
WHERE visits.device = 'tablet'
  AND visits.started_at >= DATE_ADD('second', -10800, CAST(WITH_TIMEZONE(TIMESTAMP '2025-01-01 00:00:00', 'Asia/Kolkata') AT TIME ZONE 'UTC' AS TIMESTAMP))
  AND CAST(WITH_TIMEZONE(visits.started_at, 'UTC') AT TIME ZONE 'Asia/Kolkata' AS TIMESTAMP) >= TIMESTAMP '2025-01-01 00:00:00'
  AND visits.started_at < DATE_ADD('second', 10800, CAST(WITH_TIMEZONE(TIMESTAMP '2025-07-01 00:00:00', 'Asia/Kolkata') AT TIME ZONE 'UTC' AS TIMESTAMP))
  AND CAST(WITH_TIMEZONE(visits.started_at, 'UTC') AT TIME ZONE 'Asia/Kolkata' AS TIMESTAMP) < TIMESTAMP '2025-07-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
