SELECT
  TRUNC(CAST(orders.shipped_at AS DATE), 'MONTH') AS `order.shipped.month`,
  COUNT(*) AS `orders`
FROM orders
WHERE (TRUNC(CAST(orders.shipped_at AS DATE), 'MONTH') = DATE '2025-01-01' OR TRUNC(CAST(orders.shipped_at AS DATE), 'MONTH') IS NULL)
  AND orders.placed_at >= TIMESTAMP_NTZ '2024-12-01 00:00:00'
  AND orders.placed_at < TIMESTAMP_NTZ '2025-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
