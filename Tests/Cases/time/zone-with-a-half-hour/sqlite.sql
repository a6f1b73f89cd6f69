SELECT
  CAST(STRFTIME('%H', DATETIME(visits.started_at, 19800 || ' seconds')) AS INTEGER) AS "visit.started.hour_of_day",
  COUNT(*) AS "visits"
FROM visits
WHERE visits.device = 'tablet'
  AND visits.started_at >= DATETIME('2024-12-31 18:30:00', (-10800) || ' seconds')
  AND DATETIME(visits.started_at, 19800 || ' seconds') >= '2025-01-01 00:00:00'
  AND visits.started_at < DATETIME('2025-06-30 18:30:00', (10800) || ' seconds')
  AND DATETIME(visits.started_at, 19800 || ' seconds') < '2025-07-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
