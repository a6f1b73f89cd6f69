SELECT
  visits.device COLLATE utf8mb4_0900_bin AS `visit.device`,
  VAR_SAMP(CAST(CAST(visits.pages + 1000000000 AS DOUBLE) AS DOUBLE)) AS `pages_variance`,
  STDDEV_SAMP(CAST(CAST(visits.pages + 1000000000 AS DOUBLE) AS DOUBLE)) AS `pages_deviation`
FROM visits
WHERE visits.started_at >= TIMESTAMP '2025-01-01 00:00:00'
  AND visits.started_at < TIMESTAMP '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(visits.device COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
