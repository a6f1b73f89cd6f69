SELECT
  brand.name AS `brand_name`,
  COUNT(*) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE UPPER(SUBSTR(brand.name, 1, 1)) IN ('A', 'B')
  AND LENGTH(brand.name) > 5
GROUP BY 1
ORDER BY 1 NULLS LAST
