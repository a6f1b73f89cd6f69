WITH by_part AS (
  SELECT
    CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS quarter,
    COUNT(*) AS last_year
  FROM orders
  GROUP BY 1
),
bounds AS (
  SELECT
    CAST(DATE_TRUNC('quarter', MIN(orders.placed_at)) AS DATE) AS first,
    CAST(DATE_TRUNC('quarter', MAX(orders.placed_at)) AS DATE) AS last
  FROM orders
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.last_year), 0) AS "last_year",
  (CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(parts.last_year), 0), 0)) - CAST(1 AS DOUBLE PRECISION) AS "growth"
FROM (
  SELECT
    CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS last_year
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATEADD(month, 12, by_part.quarter) AS DATE) AS quarter,
    CAST(NULL AS BIGINT) AS orders,
    by_part.last_year
  FROM by_part
  JOIN bounds ON CAST(DATEADD(month, 12, by_part.quarter) AS DATE) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
