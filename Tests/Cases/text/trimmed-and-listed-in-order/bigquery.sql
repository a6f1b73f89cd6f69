SELECT
  brand.category AS `brand_category`,
  COUNT(CASE WHEN TRIM(('  ' || orders.channel) || ' ', ' ') = 'web' THEN 1 END) AS `web`,
  COUNT(CASE WHEN TRIM((' a ' || orders.channel) || ' ', ' ') = 'a web' THEN 1 END) AS `in_the_middle`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE TRIM(('  ' || orders.channel) || ' ', ' ') = 'web' OR TRIM((' a ' || orders.channel) || ' ', ' ') = 'a web'
GROUP BY 1
ORDER BY 1 NULLS LAST
