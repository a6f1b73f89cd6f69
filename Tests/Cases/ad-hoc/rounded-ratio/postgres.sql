SELECT
  brand.country AS "brand.country",
  CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS "quarter",
  CAST(ROUND(CAST(CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0) AS NUMERIC), 3) AS DOUBLE PRECISION) AS "rounded",
  CAST(ROUND(CAST((CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0)) * CAST(100 AS DOUBLE PRECISION) AS NUMERIC), 1) AS DOUBLE PRECISION) AS "tenths"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1, 2
ORDER BY brand.country COLLATE "C" NULLS LAST, 2 NULLS LAST
