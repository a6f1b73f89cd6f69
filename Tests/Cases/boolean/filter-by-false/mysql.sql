SELECT
  visits.device COLLATE utf8mb4_0900_bin AS `visit.device`,
  COUNT(*) AS `visits`,
  COUNT(CASE WHEN visits.pages >= 5 THEN visits.pages END) AS `long_visits`
FROM visits
WHERE visits.bounced = FALSE
GROUP BY 1
ORDER BY CASE WHEN MAX(visits.device COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
