SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS `month`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
