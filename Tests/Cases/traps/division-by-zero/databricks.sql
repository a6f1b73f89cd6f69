SELECT
  brand.name AS `brand.name`,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(*) FILTER (WHERE orders.status = 'cancelled'), 0) AS `orders_per_cancelled`,
  COUNT(*) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE brand.country IN ('DE', 'JP', 'SE')
  AND orders.placed_at >= TIMESTAMP_NTZ '2024-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP_NTZ '2024-04-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
