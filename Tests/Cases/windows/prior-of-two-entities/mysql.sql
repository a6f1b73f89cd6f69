WITH `groups` AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(visits.started_at), 1), INTERVAL 3 * QUARTER(visits.started_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS before_3
  FROM visits
  WHERE visits.started_at >= TIMESTAMP '2024-10-01 00:00:00'
    AND visits.started_at < TIMESTAMP '2025-10-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS before_4
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-10-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-10-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  CAST(COALESCE(MAX(parts.per_order_1), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.per_order_2), 0), 0) AS `per_order`,
  CAST(COALESCE(MAX(parts.before_3), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.before_4), 0), 0) AS `before`
FROM (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(visits.started_at), 1), INTERVAL 3 * QUARTER(visits.started_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS per_order_1,
    CAST(NULL AS SIGNED) AS per_order_2,
    CAST(NULL AS SIGNED) AS before_3,
    CAST(NULL AS SIGNED) AS before_4
  FROM visits
  WHERE visits.started_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND visits.started_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    CAST(NULL AS SIGNED) AS per_order_1,
    COUNT(*) AS per_order_2,
    CAST(NULL AS SIGNED) AS before_3,
    CAST(NULL AS SIGNED) AS before_4
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_ADD(`groups`.quarter, INTERVAL (3) MONTH) AS DATE) AS quarter,
    CAST(NULL AS SIGNED) AS per_order_1,
    CAST(NULL AS SIGNED) AS per_order_2,
    `groups`.before_3,
    CAST(NULL AS SIGNED) AS before_4
  FROM `groups`
  UNION ALL
  SELECT
    CAST(DATE_ADD(groups_2.quarter, INTERVAL (3) MONTH) AS DATE) AS quarter,
    CAST(NULL AS SIGNED) AS per_order_1,
    CAST(NULL AS SIGNED) AS per_order_2,
    CAST(NULL AS SIGNED) AS before_3,
    groups_2.before_4
  FROM groups_2
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.quarter IS NULL THEN 1 ELSE 0 END, 1
