SELECT
  brand.category COLLATE utf8mb4_0900_bin AS `brand.category`,
  COUNT(CASE WHEN TRIM(CONCAT(CONCAT('  ', orders.channel COLLATE utf8mb4_0900_bin), ' ')) = 'web' THEN 1 END) AS `web`,
  COUNT(CASE WHEN TRIM(CONCAT(CONCAT(' a ', orders.channel COLLATE utf8mb4_0900_bin), ' ')) = 'a web' THEN 1 END) AS `in_the_middle`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE TRIM(CONCAT(CONCAT('  ', orders.channel COLLATE utf8mb4_0900_bin), ' ')) = 'web' OR TRIM(CONCAT(CONCAT(' a ', orders.channel COLLATE utf8mb4_0900_bin), ' ')) = 'a web'
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
