WITH `groups` AS (
  SELECT
    brands.category COLLATE utf8mb4_0900_bin AS brand_category,
    SUM(brands.commission_rate) AS average_commission_rate_1,
    COUNT(brands.commission_rate) AS average_commission_rate_2,
    COUNT(*) AS brands
  FROM brands
  GROUP BY 1
)
SELECT
  `groups`.brand_category AS `brand.category`,
  CAST(`groups`.average_commission_rate_1 AS DOUBLE) / NULLIF(`groups`.average_commission_rate_2, 0) AS `average_commission_rate`,
  `groups`.brands AS `brands`
FROM `groups`
ORDER BY CASE WHEN `groups`.brand_category IS NULL THEN 1 ELSE 0 END, 1
