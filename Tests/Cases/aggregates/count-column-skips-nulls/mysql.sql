SELECT
  orders.status COLLATE utf8mb4_0900_bin AS `order.status`,
  COUNT(*) AS `orders`,
  COUNT(orders.shipped_at) AS `shipped_orders`,
  COUNT(orders.shipping_fee) AS `with_fee`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.status COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
