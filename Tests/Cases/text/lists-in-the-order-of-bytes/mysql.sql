SELECT
  brand.country COLLATE utf8mb4_0900_bin AS `brand.country`,
  GROUP_CONCAT((products.name COLLATE utf8mb4_0900_bin) ORDER BY (products.name COLLATE utf8mb4_0900_bin) SEPARATOR '; ') AS `products`,
  GROUP_CONCAT(DISTINCT (products.category COLLATE utf8mb4_0900_bin) ORDER BY (products.category COLLATE utf8mb4_0900_bin) SEPARATOR ', ') AS `categories`
FROM products
LEFT JOIN brands AS brand ON brand.brand_id = products.brand_id
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
