SELECT
  products.category AS "product.category",
  COALESCE(SUM((CAST(ROUND(products.weight * 1000) AS INTEGER) + CASE WHEN CAST(ROUND(products.weight * 1000) AS INTEGER) < 0 THEN -50 ELSE 50 END) / 100), 0) AS "tenths",
  COALESCE(SUM((CAST(ROUND(products.weight * 1000) AS INTEGER) - (CAST(ROUND(products.weight * 1000) AS INTEGER) % 1000 + 1000) % 1000) / 1000), 0) AS "down",
  COALESCE(SUM((CAST(ROUND(products.weight * 1000) AS INTEGER) - (CAST(ROUND(products.weight * 1000) AS INTEGER) % 1000 + 1000) % 1000) / 1000 + CASE WHEN (CAST(ROUND(products.weight * 1000) AS INTEGER) % 1000 + 1000) % 1000 <> 0 THEN 1 ELSE 0 END), 0) AS "up"
FROM products
GROUP BY 1
ORDER BY 1 NULLS LAST
