SELECT
  brand.country AS `brand.country`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
