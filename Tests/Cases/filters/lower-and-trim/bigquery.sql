SELECT
  brand.name AS `brand_name`,
  COUNT(*) AS `visits`
FROM visits
JOIN brands AS brand ON brand.brand_id = visits.brand_id
WHERE LOWER(TRIM(brand.name, ' ')) IN ('sierra mugs', 'holzwerk', 'snö')
GROUP BY 1
ORDER BY 1 NULLS LAST
