SELECT
  brand.name COLLATE utf8mb4_0900_bin AS `brand.name`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
HAVING COUNT(*) > 1000000
ORDER BY CASE WHEN (brand.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
