SELECT
  CAST(DATE_ADD(MAKEDATE(YEAR(products.launched_on), 1), INTERVAL 3 * QUARTER(products.launched_on) - 3 MONTH) AS DATE) AS `quarter`,
  COUNT(*) AS `products`
FROM products
WHERE products.launched_on >= DATE '2023-01-01'
  AND products.launched_on < DATE '2025-01-01'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_ADD(MAKEDATE(YEAR(products.launched_on), 1), INTERVAL 3 * QUARTER(products.launched_on) - 3 MONTH) AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
