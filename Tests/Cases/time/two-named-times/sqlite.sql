SELECT
  DATE(orders.placed_at, 'start of month') AS "order.placed.month",
  DATE(orders.shipped_at, 'start of month') AS "order.shipped.month",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= '2025-07-01 00:00:00'
  AND orders.placed_at < '2025-10-01 00:00:00'
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
