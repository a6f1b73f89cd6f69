SELECT
  brand.country AS "brand.country",
  CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS "quarter",
  CAST(ROUND(CAST(CAST(COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0) AS DECIMAL(38,12)), 3) AS DOUBLE PRECISION) AS "rounded",
  CAST(ROUND(CAST((CAST(COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0)) * CAST(100 AS DOUBLE PRECISION) AS DECIMAL(38,12)), 1) AS DOUBLE PRECISION) AS "tenths"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
