SELECT
  brand.country AS "brand.country",
  STRING_AGG(products.name COLLATE "C", '; ' ORDER BY (products.name COLLATE "C")) AS "products",
  STRING_AGG(DISTINCT (products.category COLLATE "C"), ', ' ORDER BY (products.category COLLATE "C")) AS "categories"
FROM products
LEFT JOIN brands AS brand ON brand.brand_id = products.brand_id
GROUP BY 1
ORDER BY brand.country COLLATE "C" NULLS LAST
