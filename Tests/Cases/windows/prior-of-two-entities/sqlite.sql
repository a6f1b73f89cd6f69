WITH groups AS (
  SELECT
    DATE(visits.started_at, 'start of month', '-' || ((CAST(STRFTIME('%m', visits.started_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) AS before_3
  FROM visits
  WHERE visits.started_at >= '2024-10-01 00:00:00'
    AND visits.started_at < '2025-10-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) AS before_4
  FROM orders
  WHERE orders.placed_at >= '2024-10-01 00:00:00'
    AND orders.placed_at < '2025-10-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.quarter AS "quarter",
  CAST(COALESCE(MAX(parts.per_order_1), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.per_order_2), 0), 0) AS "per_order",
  CAST(COALESCE(MAX(parts.before_3), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.before_4), 0), 0) AS "before"
FROM (
  SELECT
    DATE(visits.started_at, 'start of month', '-' || ((CAST(STRFTIME('%m', visits.started_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) AS per_order_1,
    CAST(NULL AS INTEGER) AS per_order_2,
    CAST(NULL AS INTEGER) AS before_3,
    CAST(NULL AS INTEGER) AS before_4
  FROM visits
  WHERE visits.started_at >= '2025-01-01 00:00:00'
    AND visits.started_at < '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    CAST(NULL AS INTEGER) AS per_order_1,
    COUNT(*) AS per_order_2,
    CAST(NULL AS INTEGER) AS before_3,
    CAST(NULL AS INTEGER) AS before_4
  FROM orders
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', groups.quarter) = STRFTIME('%d', DATE(groups.quarter, (3) || ' months')) THEN DATE(groups.quarter, (3) || ' months') ELSE DATE(groups.quarter, 'start of month', (3 + 1) || ' months', '-1 day') END AS quarter,
    CAST(NULL AS INTEGER) AS per_order_1,
    CAST(NULL AS INTEGER) AS per_order_2,
    groups.before_3,
    CAST(NULL AS INTEGER) AS before_4
  FROM groups
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', groups_2.quarter) = STRFTIME('%d', DATE(groups_2.quarter, (3) || ' months')) THEN DATE(groups_2.quarter, (3) || ' months') ELSE DATE(groups_2.quarter, 'start of month', (3 + 1) || ' months', '-1 day') END AS quarter,
    CAST(NULL AS INTEGER) AS per_order_1,
    CAST(NULL AS INTEGER) AS per_order_2,
    CAST(NULL AS INTEGER) AS before_3,
    groups_2.before_4
  FROM groups_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
