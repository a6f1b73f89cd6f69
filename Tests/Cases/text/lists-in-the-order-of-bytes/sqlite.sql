SELECT
  brand.country AS "brand.country",
  (SELECT COALESCE(GROUP_CONCAT("a text".value, '; ') OVER (ORDER BY "a text".value ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), '') FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(products.name))) AS "a text" WHERE "a text".value IS NOT NULL LIMIT 1) AS "products",
  (SELECT COALESCE(GROUP_CONCAT("a text".value, ', ') OVER (ORDER BY "a text".value ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), '') FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(products.category))) AS "a text" WHERE "a text".value IS NOT NULL GROUP BY "a text".value LIMIT 1) AS "categories"
FROM products
LEFT JOIN brands AS brand ON brand.brand_id = products.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
