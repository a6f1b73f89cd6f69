SELECT
  brand.name AS "brand.name",
  COUNT(*) AS "orders"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE (brand.name LIKE 'S%') OR (brand.name LIKE 'm%')
GROUP BY 1
ORDER BY 1 NULLS LAST
