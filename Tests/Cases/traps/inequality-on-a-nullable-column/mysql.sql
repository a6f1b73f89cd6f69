SELECT
  orders.channel COLLATE utf8mb4_0900_bin AS `order.channel`,
  COUNT(*) AS `orders`
FROM orders
WHERE (orders.channel COLLATE utf8mb4_0900_bin) <> 'app'
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.channel COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
