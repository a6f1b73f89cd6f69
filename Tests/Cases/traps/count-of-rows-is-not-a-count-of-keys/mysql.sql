SELECT
  orders.channel COLLATE utf8mb4_0900_bin AS `order.channel`,
  COUNT(*) AS `orders`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`,
  COUNT(CASE WHEN orders.retailer_id IS NULL THEN 1 END) AS `guest_orders`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.channel COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
