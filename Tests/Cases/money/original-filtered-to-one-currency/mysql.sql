SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS `year`,
  ROUND(COALESCE(SUM(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) <> 'cancelled' THEN orders.subtotal END), 0), 0) AS `gmv`,
  ROUND(MAX(orders.subtotal), 0) AS `largest_order`
FROM orders
WHERE (orders.currency COLLATE utf8mb4_0900_bin) = 'JPY'
GROUP BY 1
ORDER BY CASE WHEN CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) IS NULL THEN 1 ELSE 0 END, 1
