SELECT
  brand.name COLLATE utf8mb4_0900_bin AS `brand.name`,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END), 0) AS `orders_per_cancelled`,
  COUNT(*) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE (brand.country COLLATE utf8mb4_0900_bin) IN ('DE', 'JP', 'SE')
  AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN (brand.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
