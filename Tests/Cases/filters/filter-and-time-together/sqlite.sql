SELECT
  DATE(orders.shipped_at, 'start of month') AS "order.shipped.month",
  COUNT(*) AS "orders"
FROM orders
WHERE (DATE(orders.shipped_at, 'start of month') = '2025-01-01' OR DATE(orders.shipped_at, 'start of month') IS NULL)
  AND orders.placed_at >= '2024-12-01 00:00:00'
  AND orders.placed_at < '2025-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
