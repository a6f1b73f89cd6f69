SELECT
  orders.currency COLLATE utf8mb4_0900_bin AS `order.currency`,
  CASE WHEN (orders.currency COLLATE utf8mb4_0900_bin) = 'JPY' THEN ROUND(TRUNCATE(CAST(COALESCE(SUM(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) <> 'cancelled' THEN orders.subtotal END), 0) AS DECIMAL(65,8)) / NULLIF(COUNT(*), 0), 8), 0) ELSE ROUND(TRUNCATE(CAST(COALESCE(SUM(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) <> 'cancelled' THEN orders.subtotal END), 0) AS DECIMAL(65,8)) / NULLIF(COUNT(*), 0), 8), 2) END AS `average_order_value`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN (orders.currency COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
