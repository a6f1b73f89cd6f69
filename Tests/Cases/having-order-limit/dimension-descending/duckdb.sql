SELECT
  CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS "month",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 DESC NULLS LAST
LIMIT 5
