SELECT
  brand.name COLLATE utf8mb4_0900_bin AS `brand.name`,
  CAST(COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `cancellation_rate`,
  COUNT(*) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE (brand.country COLLATE utf8mb4_0900_bin) IN ('FR', 'DE')
GROUP BY 1
ORDER BY CASE WHEN (CAST(COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0)) IS NULL THEN 1 ELSE 0 END, 2 DESC, CASE WHEN (brand.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
LIMIT 12
