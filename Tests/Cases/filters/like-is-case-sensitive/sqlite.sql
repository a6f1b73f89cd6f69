SELECT
  brand.name AS "brand.name",
  COUNT(*) AS "orders"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE (brand.name GLOB 'S*') OR (brand.name GLOB 'm*')
GROUP BY 1
ORDER BY 1 NULLS LAST
