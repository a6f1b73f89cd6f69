WITH by_part AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    COUNT(*) AS last_year
  FROM orders
  GROUP BY 1
),
bounds AS (
  SELECT
    DATE_TRUNC('quarter', CAST(MIN(orders.placed_at) AS DATE)) AS first,
    DATE_TRUNC('quarter', CAST(MAX(orders.placed_at) AS DATE)) AS last
  FROM orders
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.last_year), 0) AS "last_year",
  (CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.last_year), 0), 0)) - CAST(1 AS DOUBLE) AS "growth"
FROM (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS last_year
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_ADD('month', 12, by_part.quarter) AS quarter,
    CAST(NULL AS BIGINT) AS orders,
    by_part.last_year
  FROM by_part
  JOIN bounds ON DATE_ADD('month', 12, by_part.quarter) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
