SELECT
  brand.name COLLATE utf8mb4_0900_bin AS `brand.name`,
  COUNT(*) AS `cancelled_orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  AND (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled'
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
