SELECT
  brand.category AS `brand.category`,
  toInt64(count(CASE WHEN trimBoth(('  ' || orders.channel) || ' ') = 'web' THEN 1 END)) AS `web`,
  toInt64(count(CASE WHEN trimBoth((' a ' || orders.channel) || ' ') = 'a web' THEN 1 END)) AS `in_the_middle`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE trimBoth(('  ' || orders.channel) || ' ') = 'web' OR trimBoth((' a ' || orders.channel) || ' ') = 'a web'
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
