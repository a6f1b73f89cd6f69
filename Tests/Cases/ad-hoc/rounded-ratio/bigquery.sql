SELECT
  brand.country AS `brand_country`,
  DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS `quarter`,
  CAST(ROUND(CAST(CAST(COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS FLOAT64) / NULLIF(COUNT(*), 0) AS BIGNUMERIC), 3) AS FLOAT64) AS `rounded`,
  CAST(ROUND(CAST((CAST(COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS FLOAT64) / NULLIF(COUNT(*), 0)) * CAST(100 AS FLOAT64) AS BIGNUMERIC), 1) AS FLOAT64) AS `tenths`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
