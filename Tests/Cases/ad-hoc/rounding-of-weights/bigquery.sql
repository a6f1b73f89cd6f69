SELECT
  products.category AS `product_category`,
  COALESCE(SUM(ROUND(CAST(products.weight AS BIGNUMERIC), 1)), 0) AS `tenths`,
  COALESCE(SUM(CAST(FLOOR(products.weight) AS INT64)), 0) AS `down`,
  COALESCE(SUM(CAST(CEIL(products.weight) AS INT64)), 0) AS `up`
FROM products
GROUP BY 1
ORDER BY 1 NULLS LAST
