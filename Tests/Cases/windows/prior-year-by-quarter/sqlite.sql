WITH by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) AS last_year
  FROM orders
  GROUP BY 1
),
bounds AS (
  SELECT
    DATE(MIN(orders.placed_at), 'start of month', '-' || ((CAST(STRFTIME('%m', MIN(orders.placed_at)) AS INTEGER) - 1) % 3) || ' months') AS first,
    DATE(MAX(orders.placed_at), 'start of month', '-' || ((CAST(STRFTIME('%m', MAX(orders.placed_at)) AS INTEGER) - 1) % 3) || ' months') AS last
  FROM orders
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.last_year), 0) AS "last_year",
  (CAST(COALESCE(MAX(parts.orders), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.last_year), 0), 0)) - CAST(1 AS REAL) AS "growth"
FROM (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS last_year
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', by_part.quarter) = STRFTIME('%d', DATE(by_part.quarter, (12) || ' months')) THEN DATE(by_part.quarter, (12) || ' months') ELSE DATE(by_part.quarter, 'start of month', (12 + 1) || ' months', '-1 day') END AS quarter,
    CAST(NULL AS INTEGER) AS orders,
    by_part.last_year
  FROM by_part
  JOIN bounds ON (CASE WHEN STRFTIME('%d', by_part.quarter) = STRFTIME('%d', DATE(by_part.quarter, (12) || ' months')) THEN DATE(by_part.quarter, (12) || ' months') ELSE DATE(by_part.quarter, 'start of month', (12 + 1) || ' months', '-1 day') END) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
