SELECT
  brand.category AS `brand_category`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE NOT brand.category IN ('Home', 'Kids')
GROUP BY 1
ORDER BY 1 NULLS LAST
