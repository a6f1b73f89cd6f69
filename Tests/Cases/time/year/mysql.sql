SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS `year`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
