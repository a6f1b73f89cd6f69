SELECT
  brand.name COLLATE utf8mb4_0900_bin AS `brand.name`,
  CAST(COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `cancellation_rate`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE (brand.category COLLATE utf8mb4_0900_bin) = 'Home'
  AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN (brand.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
