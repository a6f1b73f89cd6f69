SELECT
  brand.name AS "brand.name",
  COUNT(*) AS "orders",
  COUNT(DISTINCT orders.retailer_id) AS "buyers"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
HAVING COUNT(*) >= 150
ORDER BY 1 NULLS LAST
