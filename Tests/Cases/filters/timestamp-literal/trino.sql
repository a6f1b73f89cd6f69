SELECT
  DATE_TRUNC('second', orders.placed_at) AS "order.placed.second",
  COUNT(*) AS "orders"
FROM orders
WHERE DATE_TRUNC('second', orders.placed_at) >= TIMESTAMP '2024-12-31 20:00:00'
  AND DATE_TRUNC('second', orders.placed_at) <= TIMESTAMP '2025-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
