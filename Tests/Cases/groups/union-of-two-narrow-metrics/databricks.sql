SELECT
  CAST(orders.placed_at AS DATE) AS `day`,
  COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS `cancelled_orders`,
  COUNT(*) FILTER (WHERE orders.channel = 'app') AS `app_orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-03-01 00:00:00'
  AND orders.placed_at < TIMESTAMP_NTZ '2024-03-20 00:00:00'
  AND (orders.status = 'cancelled' OR orders.channel = 'app')
GROUP BY 1
ORDER BY 1 NULLS LAST
