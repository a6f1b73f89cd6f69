SELECT
  brand.country AS `brand.country`,
  COUNT(*) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE brand.country IN ('FR', 'DE', 'JP')
GROUP BY 1
ORDER BY 1 NULLS LAST
