SELECT
  CAST(DATE_TRUNC('quarter', products.launched_on) AS DATE) AS "quarter",
  COUNT(*) AS "products"
FROM products
WHERE products.launched_on >= CAST('2023-01-01' AS DATE)
  AND products.launched_on < CAST('2025-01-01' AS DATE)
GROUP BY 1
ORDER BY 1 NULLS LAST
