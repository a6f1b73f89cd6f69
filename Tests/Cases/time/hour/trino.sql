SELECT
  DATE_TRUNC('hour', orders.placed_at) AS "hour",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2025-11-28 00:00:00'
  AND orders.placed_at < TIMESTAMP '2025-12-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
