SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-%d %H:00:00') AS DATETIME) AS `hour`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2025-11-28 00:00:00'
  AND orders.placed_at < TIMESTAMP '2025-12-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-%d %H:00:00') AS DATETIME)) IS NULL THEN 1 ELSE 0 END, 1
