SELECT
  orders.status COLLATE utf8mb4_0900_bin AS `order.status`,
  MIN(orders.delivered_on) AS `first_delivery`,
  MAX(orders.delivered_on) AS `last_delivery`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.status COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
