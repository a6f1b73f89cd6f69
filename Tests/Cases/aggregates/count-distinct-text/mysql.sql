SELECT
  brand.category COLLATE utf8mb4_0900_bin AS `brand.category`,
  COUNT(DISTINCT (orders.channel COLLATE utf8mb4_0900_bin)) AS `channels`,
  COUNT(DISTINCT (orders.currency COLLATE utf8mb4_0900_bin)) AS `currencies`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
