WITH `groups` AS (
  SELECT
    brand.country COLLATE utf8mb4_0900_bin AS brand_country,
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS rounded_1,
    COUNT(*) AS rounded_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1, 2
)
SELECT
  `groups`.brand_country AS `brand.country`,
  `groups`.quarter AS `quarter`,
  CAST(ROUND(CAST(CAST(`groups`.rounded_1 AS DOUBLE) / NULLIF(`groups`.rounded_2, 0) AS DECIMAL(65,12)), 3) AS DOUBLE) AS `rounded`,
  CAST(ROUND(CAST((CAST(`groups`.rounded_1 AS DOUBLE) / NULLIF(`groups`.rounded_2, 0)) * CAST(100 AS DOUBLE) AS DECIMAL(65,12)), 1) AS DOUBLE) AS `tenths`
FROM `groups`
ORDER BY CASE WHEN `groups`.brand_country IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN `groups`.quarter IS NULL THEN 1 ELSE 0 END, 2
