SELECT
  orders.channel COLLATE utf8mb4_0900_bin AS `order.channel`,
  COALESCE(SUM(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'delivered' THEN 2 WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN -1 ELSE 0 END), 0) AS `score`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN (orders.channel COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
