SELECT
  orders.currency COLLATE utf8mb4_0900_bin AS `order.currency`,
  COUNT(*) AS `orders`,
  COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS `cancelled_orders`,
  COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'delivered' THEN orders.order_id END) AS `arrived`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.currency COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
