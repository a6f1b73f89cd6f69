SELECT
  EXTRACT(HOUR FROM CAST(DATETIME(TIMESTAMP(visits.started_at, 'UTC'), 'Asia/Kolkata') AS DATETIME)) AS `visit_started_hour_of_day`,
  COUNT(*) AS `visits`
FROM visits
WHERE visits.device = 'tablet'
  AND visits.started_at >= DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2025-01-01 00:00:00', 'Asia/Kolkata'), 'UTC'), INTERVAL (-10800) SECOND)
  AND DATETIME(TIMESTAMP(visits.started_at, 'UTC'), 'Asia/Kolkata') >= DATETIME '2025-01-01 00:00:00'
  AND visits.started_at < DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2025-07-01 00:00:00', 'Asia/Kolkata'), 'UTC'), INTERVAL (10800) SECOND)
  AND DATETIME(TIMESTAMP(visits.started_at, 'UTC'), 'Asia/Kolkata') < DATETIME '2025-07-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
