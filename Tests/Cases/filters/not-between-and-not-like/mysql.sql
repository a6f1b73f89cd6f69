SELECT
  brand.category COLLATE utf8mb4_0900_bin AS `brand.category`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE NOT ((brand.category COLLATE utf8mb4_0900_bin) LIKE '%o%')
  AND NOT (orders.order_id >= 100 AND orders.order_id <= 3900)
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
