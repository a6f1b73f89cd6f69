SELECT
  products.category COLLATE utf8mb4_0900_bin AS `product.category`,
  COUNT(CASE WHEN (products.name COLLATE utf8mb4_0900_bin) = UPPER(products.name COLLATE utf8mb4_0900_bin) THEN 1 END) AS `capitals`,
  COUNT(CASE WHEN (products.name COLLATE utf8mb4_0900_bin) = LOWER(products.name COLLATE utf8mb4_0900_bin) THEN 1 END) AS `smalls`,
  COUNT(CASE WHEN CONCAT(products.name COLLATE utf8mb4_0900_bin, ' ') = (products.name COLLATE utf8mb4_0900_bin) THEN 1 END) AS `padded`,
  COUNT(DISTINCT CASE WHEN (products.product_id % NULLIF(2, 0)) = 0 THEN LOWER(products.name COLLATE utf8mb4_0900_bin) ELSE products.name COLLATE utf8mb4_0900_bin END) AS `different`
FROM products
GROUP BY 1
ORDER BY CASE WHEN MAX(products.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
