SELECT
  DATE(orders.placed_at, 'start of year') AS "order.placed.year",
  DATE(orders.placed_at) AS "order.placed.day",
  COUNT(*) AS "orders"
FROM orders
WHERE DATE(orders.placed_at) IN ('2024-12-31', '2025-01-01')
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
