SELECT
  CAST(EXTRACT(HOUR FROM CAST(((visits.started_at AT TIME ZONE 'UTC') AT TIME ZONE 'Asia/Kolkata') AS TIMESTAMP)) AS INTEGER) AS "visit.started.hour_of_day",
  COUNT(*) AS "visits"
FROM visits
WHERE visits.device = 'tablet'
  AND visits.started_at >= (((TIMESTAMP '2025-01-01 00:00:00' AT TIME ZONE 'Asia/Kolkata') AT TIME ZONE 'UTC') + (-10800) * INTERVAL '1 second')
  AND ((visits.started_at AT TIME ZONE 'UTC') AT TIME ZONE 'Asia/Kolkata') >= TIMESTAMP '2025-01-01 00:00:00'
  AND visits.started_at < (((TIMESTAMP '2025-07-01 00:00:00' AT TIME ZONE 'Asia/Kolkata') AT TIME ZONE 'UTC') + 10800 * INTERVAL '1 second')
  AND ((visits.started_at AT TIME ZONE 'UTC') AT TIME ZONE 'Asia/Kolkata') < TIMESTAMP '2025-07-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
