WITH groups AS (
  SELECT
    brand.country AS brand_country,
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS rounded_1,
    COUNT(*) AS rounded_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1, 2
)
SELECT
  groups.brand_country AS "brand.country",
  groups.quarter AS "quarter",
  CAST(ROUND(CAST(CAST(groups.rounded_1 AS DOUBLE) / NULLIF(groups.rounded_2, 0) AS DECIMAL(38,12)), 3) AS DOUBLE) AS "rounded",
  CAST(ROUND(CAST((CAST(groups.rounded_1 AS DOUBLE) / NULLIF(groups.rounded_2, 0)) * CAST(100 AS DOUBLE) AS DECIMAL(38,12)), 1) AS DOUBLE) AS "tenths"
FROM groups
ORDER BY 1 NULLS LAST, 2 NULLS LAST
