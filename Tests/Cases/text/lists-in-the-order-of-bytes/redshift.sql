SELECT
  parts.brand_country AS "brand.country",
  MAX(parts.products) AS "products",
  MAX(parts.categories) AS "categories"
FROM (
  SELECT
    brand.country AS brand_country,
    LISTAGG(products.name, '; ') WITHIN GROUP (ORDER BY products.name) AS products,
    CAST(NULL AS VARCHAR(65535)) AS categories
  FROM products
  LEFT JOIN brands AS brand ON brand.brand_id = products.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS VARCHAR(65535)) AS products,
    LISTAGG(DISTINCT products.category, ', ') WITHIN GROUP (ORDER BY products.category) AS categories
  FROM products
  LEFT JOIN brands AS brand ON brand.brand_id = products.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
