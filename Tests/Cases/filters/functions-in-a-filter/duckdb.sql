SELECT
  brand.name AS "brand.name",
  COUNT(*) AS "orders"
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE UPPER(SUBSTRING(brand.name, CAST(1 AS INTEGER), CAST(1 AS INTEGER))) IN ('A', 'B')
  AND LENGTH(brand.name) > 5
GROUP BY 1
ORDER BY 1 NULLS LAST
