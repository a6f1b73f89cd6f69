WITH by_part AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS last_year
  FROM orders
  GROUP BY 1
),
bounds AS (
  SELECT
    DATE_TRUNC(CAST(MIN(orders.placed_at) AS DATE), QUARTER) AS first,
    DATE_TRUNC(CAST(MAX(orders.placed_at) AS DATE), QUARTER) AS last
  FROM orders
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.last_year), 0) AS `last_year`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.last_year), 0), 0)) - CAST(1 AS FLOAT64) AS `growth`
FROM (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS last_year
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_ADD(by_part.quarter, INTERVAL (12) MONTH) AS quarter,
    CAST(NULL AS INT64) AS orders,
    by_part.last_year
  FROM by_part
  JOIN bounds ON DATE_ADD(by_part.quarter, INTERVAL (12) MONTH) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
