SELECT
  brand.country AS "brand.country",
  CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS "quarter",
  CAST(ROUND(CAST(CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS DOUBLE) / NULLIF(COUNT(*), 0) AS DECIMAL(38,12)), 3) AS DOUBLE) AS "rounded",
  CAST(ROUND(CAST((CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS DOUBLE) / NULLIF(COUNT(*), 0)) * CAST(100 AS DOUBLE) AS DECIMAL(38,12)), 1) AS DOUBLE) AS "tenths"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
