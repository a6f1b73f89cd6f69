SELECT
  brand.name COLLATE utf8mb4_0900_bin AS `brand.name`,
  COUNT(*) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE (brand.country COLLATE utf8mb4_0900_bin) IN ('SE', 'IS', 'CA', 'JP')
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1 DESC
