SELECT
  CAST(DATE_FORMAT(brands.founded_on, '%Y-01-01') AS DATE) AS `year`,
  COUNT(brands.name COLLATE utf8mb4_0900_bin) AS `founded_brands`
FROM brands
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(brands.founded_on, '%Y-01-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
