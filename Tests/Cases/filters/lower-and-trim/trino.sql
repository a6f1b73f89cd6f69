SELECT
  brand.name AS "brand.name",
  COUNT(*) AS "visits"
FROM visits
JOIN brands AS brand ON brand.brand_id = visits.brand_id
WHERE LOWER(TRIM(BOTH ' ' FROM brand.name)) IN ('sierra mugs', 'holzwerk', 'snö')
GROUP BY 1
ORDER BY 1 NULLS LAST
