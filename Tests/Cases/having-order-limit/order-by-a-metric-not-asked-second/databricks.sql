SELECT
  brand.name AS `brand.name`,
  CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS DOUBLE) / NULLIF(COUNT(*), 0) AS `cancellation_rate`,
  COUNT(*) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE brand.country IN ('FR', 'DE')
GROUP BY 1
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
LIMIT 12
