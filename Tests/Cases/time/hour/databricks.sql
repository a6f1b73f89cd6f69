SELECT
  CAST(DATE_TRUNC('HOUR', orders.placed_at) AS TIMESTAMP_NTZ) AS `hour`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-11-28 00:00:00'
  AND orders.placed_at < TIMESTAMP_NTZ '2025-12-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
