WITH by_part AS MATERIALIZED (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    COUNT(*) AS last_year
  FROM orders
  GROUP BY 1
),
bounds AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(MIN(orders.placed_at) AS TIMESTAMP)) AS DATE) AS first,
    CAST(DATE_TRUNC('quarter', CAST(MAX(orders.placed_at) AS TIMESTAMP)) AS DATE) AS last
  FROM orders
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.last_year), 0) AS "last_year",
  (CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.last_year), 0), 0)) - CAST(1 AS DOUBLE) AS "growth"
FROM (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS last_year
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(by_part.quarter + 12 * INTERVAL '1 month' AS DATE) AS quarter,
    CAST(NULL AS BIGINT) AS orders,
    by_part.last_year
  FROM by_part
  JOIN bounds ON CAST(by_part.quarter + 12 * INTERVAL '1 month' AS DATE) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
