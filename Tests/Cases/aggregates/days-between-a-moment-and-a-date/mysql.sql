SELECT
  orders.status COLLATE utf8mb4_0900_bin AS `order.status`,
  CAST(SUM(DATEDIFF(orders.delivered_on, CAST(orders.shipped_at AS DATE))) AS DOUBLE) / NULLIF(COUNT(DATEDIFF(orders.delivered_on, CAST(orders.shipped_at AS DATE))), 0) AS `delivery_days`,
  MAX(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS `slowest_shipping`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
