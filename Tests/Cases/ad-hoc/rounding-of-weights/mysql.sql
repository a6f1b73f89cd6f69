SELECT
  products.category COLLATE utf8mb4_0900_bin AS `product.category`,
  COALESCE(SUM(ROUND(products.weight, 1)), 0) AS `tenths`,
  COALESCE(SUM(CAST(FLOOR(products.weight) AS SIGNED)), 0) AS `down`,
  COALESCE(SUM(CAST(CEILING(products.weight) AS SIGNED)), 0) AS `up`
FROM products
GROUP BY 1
ORDER BY CASE WHEN (products.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
