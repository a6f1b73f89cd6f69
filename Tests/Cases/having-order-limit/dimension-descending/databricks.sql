SELECT
  TRUNC(CAST(orders.placed_at AS DATE), 'MONTH') AS `month`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP_NTZ '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 DESC NULLS LAST
LIMIT 5
