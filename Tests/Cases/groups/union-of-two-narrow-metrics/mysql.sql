SELECT
  CAST(orders.placed_at AS DATE) AS `day`,
  COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS `cancelled_orders`,
  COUNT(CASE WHEN (orders.channel COLLATE utf8mb4_0900_bin) = 'app' THEN 1 END) AS `app_orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2024-03-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2024-03-20 00:00:00'
  AND ((orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' OR (orders.channel COLLATE utf8mb4_0900_bin) = 'app')
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(orders.placed_at AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
