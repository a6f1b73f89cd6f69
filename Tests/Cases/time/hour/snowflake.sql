SELECT
  DATE_TRUNC('hour', orders.placed_at) AS "hour",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= CAST('2025-11-28 00:00:00' AS TIMESTAMP_NTZ)
  AND orders.placed_at < CAST('2025-12-01 00:00:00' AS TIMESTAMP_NTZ)
GROUP BY 1
ORDER BY 1 NULLS LAST
