WITH `groups` AS (
  SELECT
    products.category COLLATE utf8mb4_0900_bin AS product_category,
    SUM(ROUND(products.weight, 1)) AS tenths,
    SUM(CAST(FLOOR(products.weight) AS SIGNED)) AS down,
    SUM(CAST(CEILING(products.weight) AS SIGNED)) AS up
  FROM products
  GROUP BY 1
)
SELECT
  `groups`.product_category AS `product.category`,
  COALESCE(`groups`.tenths, 0) AS `tenths`,
  COALESCE(`groups`.down, 0) AS `down`,
  COALESCE(`groups`.up, 0) AS `up`
FROM `groups`
ORDER BY CASE WHEN `groups`.product_category IS NULL THEN 1 ELSE 0 END, 1
