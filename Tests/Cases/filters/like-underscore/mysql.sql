SELECT
  orders.status COLLATE utf8mb4_0900_bin AS `order.status`,
  COUNT(*) AS `orders`
FROM orders
WHERE ((orders.status COLLATE utf8mb4_0900_bin) LIKE '_laced') OR ((orders.status COLLATE utf8mb4_0900_bin) LIKE 's______')
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.status COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
