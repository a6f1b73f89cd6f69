SELECT
  DATE(products.launched_on, 'start of month', '-' || ((CAST(STRFTIME('%m', products.launched_on) AS INTEGER) - 1) % 3) || ' months') AS "quarter",
  COUNT(*) AS "products"
FROM products
WHERE products.launched_on >= '2023-01-01'
  AND products.launched_on < '2025-01-01'
GROUP BY 1
ORDER BY 1 NULLS LAST
