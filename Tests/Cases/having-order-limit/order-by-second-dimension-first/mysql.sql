SELECT
  orders.status COLLATE utf8mb4_0900_bin AS `order.status`,
  orders.currency COLLATE utf8mb4_0900_bin AS `order.currency`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2024-07-01 00:00:00'
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(orders.currency COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2, CASE WHEN MAX(orders.status COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
