WITH `groups` AS (
  SELECT
    products.category AS product_category,
    SUM(ROUND(CAST(products.weight AS BIGNUMERIC), 1)) AS tenths,
    SUM(CAST(FLOOR(products.weight) AS INT64)) AS down,
    SUM(CAST(CEIL(products.weight) AS INT64)) AS up
  FROM products
  GROUP BY 1
)
SELECT
  `groups`.product_category AS `product_category`,
  COALESCE(`groups`.tenths, 0) AS `tenths`,
  COALESCE(`groups`.down, 0) AS `down`,
  COALESCE(`groups`.up, 0) AS `up`
FROM `groups`
ORDER BY 1 NULLS LAST
