SELECT
  DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS "order.placed.year",
  CAST(orders.placed_at AS DATE) AS "order.placed.day",
  COUNT(*) AS "orders"
FROM orders
WHERE CAST(orders.placed_at AS DATE) IN (DATE '2024-12-31', DATE '2025-01-01')
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
