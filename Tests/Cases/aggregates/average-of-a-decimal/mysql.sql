SELECT
  brands.category COLLATE utf8mb4_0900_bin AS `brand.category`,
  CAST(SUM(brands.commission_rate) AS DOUBLE) / NULLIF(COUNT(brands.commission_rate), 0) AS `average_commission_rate`,
  COUNT(*) AS `brands`
FROM brands
GROUP BY 1
ORDER BY CASE WHEN (brands.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
