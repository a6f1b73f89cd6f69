SELECT
  DATEADD(day, 1 - DAYOFWEEKISO(orders.placed_at), CAST(orders.placed_at AS DATE)) AS "week",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= CAST('2024-12-09 00:00:00' AS TIMESTAMP_NTZ)
  AND orders.placed_at < CAST('2025-01-20 00:00:00' AS TIMESTAMP_NTZ)
GROUP BY 1
ORDER BY 1 NULLS LAST
