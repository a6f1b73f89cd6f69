SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-%d %H:%i:00') AS DATETIME) AS `minute`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2024-02-29 00:00:00'
  AND orders.placed_at < TIMESTAMP '2024-03-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-%d %H:%i:00') AS DATETIME)) IS NULL THEN 1 ELSE 0 END, 1
