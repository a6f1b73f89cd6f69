SELECT
  brand.name AS "brand.name",
  COUNT(*) AS "orders"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
HAVING COUNT(*) > 1000000
ORDER BY 1 NULLS LAST
