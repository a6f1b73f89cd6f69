SELECT
  CAST(DATE_TRUNC('quarter', CAST(products.launched_on AS TIMESTAMP)) AS DATE) AS "quarter",
  COUNT(*) AS "products"
FROM products
WHERE products.launched_on >= DATE '2023-01-01'
  AND products.launched_on < DATE '2025-01-01'
GROUP BY 1
ORDER BY 1 NULLS LAST
