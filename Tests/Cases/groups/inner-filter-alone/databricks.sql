SELECT
  brand.name AS `brand.name`,
  COUNT(*) AS `cancelled_orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP_NTZ '2024-04-01 00:00:00'
  AND orders.status = 'cancelled'
GROUP BY 1
ORDER BY 1 NULLS LAST
