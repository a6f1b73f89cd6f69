SELECT
  brand.country AS "brand.country",
  CASE WHEN COUNT(products.name) > 0 THEN LISTAGG(products.name, '; ') WITHIN GROUP (ORDER BY products.name) END AS "products",
  CASE WHEN COUNT(products.category) > 0 THEN LISTAGG(DISTINCT products.category, ', ') WITHIN GROUP (ORDER BY products.category) END AS "categories"
FROM products
LEFT JOIN brands AS brand ON brand.brand_id = products.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
