SELECT
  brand.name COLLATE utf8mb4_0900_bin AS `brand.name`,
  COUNT(*) AS `visits`
FROM visits
LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
WHERE ((brand.category COLLATE utf8mb4_0900_bin) IN ('Food', 'Beauty') OR brand.category IS NULL)
  AND visits.started_at >= TIMESTAMP '2025-01-01 00:00:00'
  AND visits.started_at < TIMESTAMP '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
