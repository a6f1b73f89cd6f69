SELECT
  HOUR(CAST(CONVERT_TIMEZONE('UTC', 'Asia/Kolkata', visits.started_at) AS TIMESTAMP_NTZ)) AS "visit.started.hour_of_day",
  COUNT(*) AS "visits"
FROM visits
WHERE visits.device = 'tablet'
  AND visits.started_at >= DATEADD(second, -10800, CONVERT_TIMEZONE('Asia/Kolkata', 'UTC', CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)))
  AND CONVERT_TIMEZONE('UTC', 'Asia/Kolkata', visits.started_at) >= CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
  AND visits.started_at < DATEADD(second, 10800, CONVERT_TIMEZONE('Asia/Kolkata', 'UTC', CAST('2025-07-01 00:00:00' AS TIMESTAMP_NTZ)))
  AND CONVERT_TIMEZONE('UTC', 'Asia/Kolkata', visits.started_at) < CAST('2025-07-01 00:00:00' AS TIMESTAMP_NTZ)
GROUP BY 1
ORDER BY 1 NULLS LAST
