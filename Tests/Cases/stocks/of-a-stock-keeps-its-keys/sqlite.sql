WITH last_moments AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  WHERE orders.placed_at >= '2024-07-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
last_moments_2 AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  WHERE orders.placed_at >= '2024-04-01 00:00:00'
    AND orders.placed_at < '2024-10-01 00:00:00'
  GROUP BY 1, 2
),
groups AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) AS opens
  FROM orders
  JOIN last_moments_2 ON last_moments_2.part = DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months')
    AND last_moments_2.part_2 = orders.retailer_id
    AND last_moments_2.moment = orders.placed_at
  WHERE orders.placed_at >= '2024-04-01 00:00:00'
    AND orders.placed_at < '2024-10-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.closes), 0) AS "closes",
  COALESCE(MAX(parts.opens), 0) AS "opens",
  COALESCE(MAX(parts.closes), 0) - COALESCE(MAX(parts.opens), 0) AS "moved"
FROM (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) AS closes,
    CAST(NULL AS INTEGER) AS opens
  FROM orders
  JOIN last_moments ON last_moments.part = DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months')
    AND last_moments.part_2 = orders.retailer_id
    AND last_moments.moment = orders.placed_at
  WHERE orders.placed_at >= '2024-07-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', groups.quarter) = STRFTIME('%d', DATE(groups.quarter, (3) || ' months')) THEN DATE(groups.quarter, (3) || ' months') ELSE DATE(groups.quarter, 'start of month', (3 + 1) || ' months', '-1 day') END AS quarter,
    CAST(NULL AS INTEGER) AS closes,
    groups.opens
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
