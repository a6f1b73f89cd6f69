SELECT
  CAST(DATE_TRUNC('week', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS "week",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2024-12-09 00:00:00'
  AND orders.placed_at < TIMESTAMP '2025-01-20 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
