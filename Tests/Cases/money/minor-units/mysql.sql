SELECT
  orders.currency COLLATE utf8mb4_0900_bin AS `order.currency`,
  COALESCE(SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 1 ELSE 0.01 END), 0) AS `commission`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN (orders.currency COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
