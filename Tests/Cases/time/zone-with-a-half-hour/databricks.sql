SELECT
  HOUR(CAST(CONVERT_TIMEZONE('UTC', 'Asia/Kolkata', visits.started_at) AS TIMESTAMP_NTZ)) AS `visit.started.hour_of_day`,
  COUNT(*) AS `visits`
FROM visits
WHERE visits.device = 'tablet'
  AND visits.started_at >= (CONVERT_TIMEZONE('Asia/Kolkata', 'UTC', TIMESTAMP_NTZ '2025-01-01 00:00:00') + MAKE_DT_INTERVAL(0, 0, 0, -10800))
  AND CONVERT_TIMEZONE('UTC', 'Asia/Kolkata', visits.started_at) >= TIMESTAMP_NTZ '2025-01-01 00:00:00'
  AND visits.started_at < (CONVERT_TIMEZONE('Asia/Kolkata', 'UTC', TIMESTAMP_NTZ '2025-07-01 00:00:00') + MAKE_DT_INTERVAL(0, 0, 0, 10800))
  AND CONVERT_TIMEZONE('UTC', 'Asia/Kolkata', visits.started_at) < TIMESTAMP_NTZ '2025-07-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
