SELECT
  CAST(orders.placed_at AS DATE) AS `day`,
  COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS `cancelled_orders`,
  COUNT(CASE WHEN orders.channel = 'app' THEN 1 END) AS `app_orders`
FROM orders
WHERE orders.placed_at >= DATETIME '2024-03-01 00:00:00'
  AND orders.placed_at < DATETIME '2024-03-20 00:00:00'
  AND (orders.status = 'cancelled' OR orders.channel = 'app')
GROUP BY 1
ORDER BY 1 NULLS LAST
