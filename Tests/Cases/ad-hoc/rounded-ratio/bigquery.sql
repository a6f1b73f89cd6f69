WITH `groups` AS (
  SELECT
    brand.country AS brand_country,
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS rounded_1,
    COUNT(*) AS rounded_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1, 2
)
SELECT
  `groups`.brand_country AS `brand_country`,
  `groups`.quarter AS `quarter`,
  CAST(ROUND(CAST(FORMAT('%.15g', CAST(`groups`.rounded_1 AS FLOAT64) / NULLIF(`groups`.rounded_2, 0)) AS BIGNUMERIC), 3) AS FLOAT64) AS `rounded`,
  CAST(ROUND(CAST(FORMAT('%.15g', (CAST(`groups`.rounded_1 AS FLOAT64) / NULLIF(`groups`.rounded_2, 0)) * CAST(100 AS FLOAT64)) AS BIGNUMERIC), 1) AS FLOAT64) AS `tenths`
FROM `groups`
ORDER BY 1 NULLS LAST, 2 NULLS LAST
