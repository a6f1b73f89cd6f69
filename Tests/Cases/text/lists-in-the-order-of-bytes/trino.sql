SELECT
  brand.country AS "brand.country",
  LISTAGG(products.name, '; ') WITHIN GROUP (ORDER BY products.name) AS "products",
  LISTAGG(DISTINCT products.category, ', ') WITHIN GROUP (ORDER BY products.category) AS "categories"
FROM products
LEFT JOIN brands AS brand ON brand.brand_id = products.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
