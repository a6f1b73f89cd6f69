SELECT
  CAST(DATE_TRUNC('MINUTE', orders.placed_at) AS TIMESTAMP_NTZ) AS `minute`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-02-29 00:00:00'
  AND orders.placed_at < TIMESTAMP_NTZ '2024-03-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
