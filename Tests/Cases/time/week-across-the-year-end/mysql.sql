SELECT
  CAST(DATE_SUB(orders.placed_at, INTERVAL WEEKDAY(orders.placed_at) DAY) AS DATE) AS `week`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2024-12-09 00:00:00'
  AND orders.placed_at < TIMESTAMP '2025-01-20 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_SUB(orders.placed_at, INTERVAL WEEKDAY(orders.placed_at) DAY) AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
