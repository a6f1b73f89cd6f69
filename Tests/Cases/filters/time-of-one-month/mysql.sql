SELECT
  orders.status COLLATE utf8mb4_0900_bin AS `order.status`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2024-02-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2024-03-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.status COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
