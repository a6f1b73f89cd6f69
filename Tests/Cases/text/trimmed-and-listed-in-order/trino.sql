SELECT
  brand.category AS "brand.category",
  COUNT(*) FILTER (WHERE TRIM(BOTH ' ' FROM (('  ' || orders.channel) || ' ')) = 'web') AS "web",
  COUNT(*) FILTER (WHERE TRIM(BOTH ' ' FROM ((' a ' || orders.channel) || ' ')) = 'a web') AS "in_the_middle"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE TRIM(BOTH ' ' FROM (('  ' || orders.channel) || ' ')) = 'web' OR TRIM(BOTH ' ' FROM ((' a ' || orders.channel) || ' ')) = 'a web'
GROUP BY 1
ORDER BY 1 NULLS LAST
