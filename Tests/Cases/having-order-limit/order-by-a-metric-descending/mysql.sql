SELECT
  brand.country COLLATE utf8mb4_0900_bin AS `brand.country`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY CASE WHEN COUNT(*) IS NULL THEN 1 ELSE 0 END, 2 DESC, CASE WHEN MAX(brand.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
