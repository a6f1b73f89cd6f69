SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS `order.placed.month`,
  CAST(DATE_FORMAT(orders.shipped_at, '%Y-%m-01') AS DATE) AS `order.shipped.month`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2025-07-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2025-10-01 00:00:00'
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(CAST(DATE_FORMAT(orders.shipped_at, '%Y-%m-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 2
