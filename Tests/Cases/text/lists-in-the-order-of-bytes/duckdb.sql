SELECT
  brand.country AS "brand.country",
  STRING_AGG(products.name, '; ' ORDER BY products.name) AS "products",
  STRING_AGG(DISTINCT products.category, ', ' ORDER BY products.category) AS "categories"
FROM products
LEFT JOIN brands AS brand ON brand.brand_id = products.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
