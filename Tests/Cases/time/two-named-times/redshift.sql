SELECT
  CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS "order.placed.month",
  CAST(DATE_TRUNC('month', orders.shipped_at) AS DATE) AS "order.shipped.month",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= CAST('2025-07-01 00:00:00' AS TIMESTAMP)
  AND orders.placed_at < CAST('2025-10-01 00:00:00' AS TIMESTAMP)
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
