SELECT
  retailers.country COLLATE utf8mb4_0900_bin AS `retailer.country`,
  retailers.tier COLLATE utf8mb4_0900_bin AS `retailer.tier`
FROM retailers
WHERE (retailers.tier COLLATE utf8mb4_0900_bin) = 'gold'
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(retailers.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(retailers.tier COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
