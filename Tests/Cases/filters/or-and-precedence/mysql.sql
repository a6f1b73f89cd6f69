SELECT
  orders.currency COLLATE utf8mb4_0900_bin AS `order.currency`,
  COUNT(*) AS `orders`
FROM orders
WHERE (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' OR (orders.status COLLATE utf8mb4_0900_bin) = 'delivered' AND (orders.currency COLLATE utf8mb4_0900_bin) = 'JPY'
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.currency COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
