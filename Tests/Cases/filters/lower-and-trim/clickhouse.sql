SELECT
  brand.name AS `brand.name`,
  toInt64(count()) AS `visits`
FROM visits
JOIN brands AS brand ON brand.brand_id = visits.brand_id
WHERE lowerUTF8(trimBoth(brand.name)) IN ('sierra mugs', 'holzwerk', 'snö')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
