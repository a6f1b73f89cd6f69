SELECT
  DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS "order.placed.month",
  DATE_TRUNC('month', CAST(orders.shipped_at AS DATE)) AS "order.shipped.month",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2025-07-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2025-10-01 00:00:00'
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
