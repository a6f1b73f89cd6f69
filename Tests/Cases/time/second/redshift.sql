SELECT
  DATE_TRUNC('second', orders.placed_at) AS "second",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= CAST('2024-12-31 00:00:00' AS TIMESTAMP)
  AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
GROUP BY 1
ORDER BY 1 NULLS LAST
