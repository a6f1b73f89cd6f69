SELECT
  CAST(DATE_TRUNC('month', orders.shipped_at) AS DATE) AS "order.shipped.month",
  COUNT(*) AS "orders"
FROM orders
WHERE (CAST(DATE_TRUNC('month', orders.shipped_at) AS DATE) = CAST('2025-01-01' AS DATE) OR CAST(DATE_TRUNC('month', orders.shipped_at) AS DATE) IS NULL)
  AND orders.placed_at >= CAST('2024-12-01 00:00:00' AS TIMESTAMP_NTZ)
  AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
GROUP BY 1
ORDER BY 1 NULLS LAST
