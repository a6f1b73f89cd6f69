SELECT
  retailers.tier COLLATE utf8mb4_0900_bin AS `retailer.tier`,
  COUNT(*) AS `retailers`
FROM retailers
WHERE (retailers.tier COLLATE utf8mb4_0900_bin) IN ('silver', 'bronze')
GROUP BY 1
ORDER BY CASE WHEN MAX(retailers.tier COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
