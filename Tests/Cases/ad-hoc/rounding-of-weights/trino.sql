WITH groups AS (
  SELECT
    products.category AS product_category,
    SUM(ROUND(products.weight, 1)) AS tenths,
    SUM(CAST(FLOOR(products.weight) AS BIGINT)) AS down,
    SUM(CAST(CEILING(products.weight) AS BIGINT)) AS up
  FROM products
  GROUP BY 1
)
SELECT
  groups.product_category AS "product.category",
  COALESCE(groups.tenths, CAST(0 AS DECIMAL(38,1))) AS "tenths",
  COALESCE(groups.down, 0) AS "down",
  COALESCE(groups.up, 0) AS "up"
FROM groups
ORDER BY 1 NULLS LAST
