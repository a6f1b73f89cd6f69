SELECT
  products.category AS "product.category",
  COALESCE(SUM(ROUND(products.weight, 1)), CAST(0 AS DECIMAL(38,1))) AS "tenths",
  COALESCE(SUM(CAST(FLOOR(products.weight) AS BIGINT)), 0) AS "down",
  COALESCE(SUM(CAST(CEILING(products.weight) AS BIGINT)), 0) AS "up"
FROM products
GROUP BY 1
ORDER BY 1 NULLS LAST
