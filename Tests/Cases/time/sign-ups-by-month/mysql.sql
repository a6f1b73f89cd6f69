SELECT
  CAST(DATE_FORMAT(retailers.signed_up_at, '%Y-%m-01') AS DATE) AS `retailer.signed_up.month`,
  retailers.tier COLLATE utf8mb4_0900_bin AS `retailer.tier`,
  COUNT(*) AS `retailers`
FROM retailers
WHERE retailers.signed_up_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND retailers.signed_up_at < TIMESTAMP '2025-01-01 00:00:00'
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(retailers.signed_up_at, '%Y-%m-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(retailers.tier COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
