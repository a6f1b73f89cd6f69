SELECT
  orders.status COLLATE utf8mb4_0900_bin AS `order.status`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.status COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
LIMIT 10 OFFSET 4
