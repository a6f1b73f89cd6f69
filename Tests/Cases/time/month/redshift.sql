SELECT
  CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS "month",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
  AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
GROUP BY 1
ORDER BY 1 NULLS LAST
