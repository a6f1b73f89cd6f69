SELECT
  products.category AS "product.category",
  COUNT(CASE WHEN products.name = UPPER(products.name) THEN 1 END) AS "capitals",
  COUNT(CASE WHEN products.name = LOWER(products.name) THEN 1 END) AS "smalls",
  COUNT(CASE WHEN (products.name || ' ') = products.name THEN 1 END) AS "padded",
  COUNT(DISTINCT CASE WHEN MOD(products.product_id, NULLIF(2, 0)) = 0 THEN LOWER(products.name) ELSE products.name END) AS "different"
FROM products
GROUP BY 1
ORDER BY 1 NULLS LAST
