SELECT
  brand.name COLLATE utf8mb4_0900_bin AS `brand.name`,
  COUNT(*) AS `visits`
FROM visits
JOIN brands AS brand ON brand.brand_id = visits.brand_id
WHERE LOWER(TRIM(brand.name COLLATE utf8mb4_0900_bin)) IN ('sierra mugs', 'holzwerk', 'snö')
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
