SELECT
  brand.country COLLATE utf8mb4_0900_bin AS `brand.country`,
  GROUP_CONCAT(DISTINCT (orders.channel COLLATE utf8mb4_0900_bin) ORDER BY (orders.channel COLLATE utf8mb4_0900_bin) SEPARATOR ', ') AS `channels`,
  GROUP_CONCAT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' AND orders.placed_at < CAST(DATE '2024-02-01' AS DATETIME(6)) THEN orders.channel COLLATE utf8mb4_0900_bin END ORDER BY CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' AND orders.placed_at < CAST(DATE '2024-02-01' AS DATETIME(6)) THEN orders.channel COLLATE utf8mb4_0900_bin END SEPARATOR '/') AS `notes`,
  COUNT(DISTINCT orders.retailer_id) AS `estimate`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
