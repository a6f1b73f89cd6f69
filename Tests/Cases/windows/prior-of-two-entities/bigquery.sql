WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS per_order_1
  FROM visits
  WHERE visits.started_at >= DATETIME '2025-01-01 00:00:00'
    AND visits.started_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS per_order_2
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS before_3
  FROM visits
  WHERE visits.started_at >= DATETIME '2024-10-01 00:00:00'
    AND visits.started_at < DATETIME '2025-10-01 00:00:00'
  GROUP BY 1
),
groups_4 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS before_4
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-10-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-10-01 00:00:00'
  GROUP BY 1
),
groups_5 AS (
  SELECT
    parts.quarter,
    MAX(parts.per_order_1) AS per_order_1,
    MAX(parts.per_order_2) AS per_order_2,
    MAX(parts.before_3) AS before_3,
    MAX(parts.before_4) AS before_4
  FROM (
    SELECT
      `groups`.quarter,
      `groups`.per_order_1,
      CAST(NULL AS INT64) AS per_order_2,
      CAST(NULL AS INT64) AS before_3,
      CAST(NULL AS INT64) AS before_4
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.quarter,
      CAST(NULL AS INT64) AS per_order_1,
      groups_2.per_order_2,
      CAST(NULL AS INT64) AS before_3,
      CAST(NULL AS INT64) AS before_4
    FROM groups_2
    UNION ALL
    SELECT
      DATE_ADD(groups_3.quarter, INTERVAL (3) MONTH) AS quarter,
      CAST(NULL AS INT64) AS per_order_1,
      CAST(NULL AS INT64) AS per_order_2,
      groups_3.before_3,
      CAST(NULL AS INT64) AS before_4
    FROM groups_3
    UNION ALL
    SELECT
      DATE_ADD(groups_4.quarter, INTERVAL (3) MONTH) AS quarter,
      CAST(NULL AS INT64) AS per_order_1,
      CAST(NULL AS INT64) AS per_order_2,
      CAST(NULL AS INT64) AS before_3,
      groups_4.before_4
    FROM groups_4
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_5.quarter AS `quarter`,
  CAST(COALESCE(groups_5.per_order_1, 0) AS FLOAT64) / NULLIF(COALESCE(groups_5.per_order_2, 0), 0) AS `per_order`,
  CAST(COALESCE(groups_5.before_3, 0) AS FLOAT64) / NULLIF(COALESCE(groups_5.before_4, 0), 0) AS `before`
FROM groups_5
ORDER BY 1 NULLS LAST
