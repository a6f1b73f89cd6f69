SELECT
  visits.device COLLATE utf8mb4_0900_bin AS `visit.device`,
  CAST(COUNT(CASE WHEN visits.bounced THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `bounce_rate`,
  COUNT(*) AS `visits`
FROM visits
GROUP BY 1
ORDER BY CASE WHEN (visits.device COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
