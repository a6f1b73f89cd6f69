SELECT
  products.category AS "product.category",
  COUNT(*) FILTER (WHERE products.name = UPPER(products.name)) AS "capitals",
  COUNT(*) FILTER (WHERE products.name = LOWER(products.name)) AS "smalls",
  COUNT(*) FILTER (WHERE (products.name || ' ') = products.name) AS "padded",
  COUNT(DISTINCT CASE WHEN (products.product_id % NULLIF(2, 0)) = 0 THEN LOWER(products.name) ELSE products.name END) AS "different"
FROM products
GROUP BY 1
ORDER BY 1 NULLS LAST
