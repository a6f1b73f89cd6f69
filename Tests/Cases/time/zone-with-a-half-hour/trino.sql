SELECT
  HOUR(CAST(CAST(WITH_TIMEZONE(visits.started_at, 'UTC') AT TIME ZONE 'Asia/Kolkata' AS TIMESTAMP(6)) AS TIMESTAMP(6))) AS "visit.started.hour_of_day",
  COUNT(*) AS "visits"
FROM visits
WHERE visits.device = 'tablet'
  AND visits.started_at >= DATE_ADD('second', -10800, CAST(WITH_TIMEZONE(TIMESTAMP '2025-01-01 00:00:00', 'Asia/Kolkata') AT TIME ZONE 'UTC' AS TIMESTAMP(6)))
  AND CAST(WITH_TIMEZONE(visits.started_at, 'UTC') AT TIME ZONE 'Asia/Kolkata' AS TIMESTAMP(6)) >= TIMESTAMP '2025-01-01 00:00:00'
  AND visits.started_at < DATE_ADD('second', 10800, CAST(WITH_TIMEZONE(TIMESTAMP '2025-07-01 00:00:00', 'Asia/Kolkata') AT TIME ZONE 'UTC' AS TIMESTAMP(6)))
  AND CAST(WITH_TIMEZONE(visits.started_at, 'UTC') AT TIME ZONE 'Asia/Kolkata' AS TIMESTAMP(6)) < TIMESTAMP '2025-07-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
