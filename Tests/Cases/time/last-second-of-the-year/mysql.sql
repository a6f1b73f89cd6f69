SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS `order.placed.year`,
  CAST(orders.placed_at AS DATE) AS `order.placed.day`,
  COUNT(*) AS `orders`
FROM orders
WHERE CAST(orders.placed_at AS DATE) IN (DATE '2024-12-31', DATE '2025-01-01')
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(CAST(orders.placed_at AS DATE)) IS NULL THEN 1 ELSE 0 END, 2
