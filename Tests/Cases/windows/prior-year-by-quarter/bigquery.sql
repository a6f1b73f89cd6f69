WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
),
by_part AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS last_year
  FROM orders
  GROUP BY 1
),
groups_2 AS (
  SELECT
    MIN(orders.placed_at) AS first,
    MAX(orders.placed_at) AS last
  FROM orders
),
bounds AS (
  SELECT
    DATE_TRUNC(CAST(groups_2.first AS DATE), QUARTER) AS first,
    DATE_TRUNC(CAST(groups_2.last AS DATE), QUARTER) AS last
  FROM groups_2
),
groups_3 AS (
  SELECT
    parts.quarter,
    MAX(parts.orders) AS orders,
    MAX(parts.last_year) AS last_year
  FROM (
    SELECT
      `groups`.quarter,
      `groups`.orders,
      CAST(NULL AS INT64) AS last_year
    FROM `groups`
    UNION ALL
    SELECT
      DATE_ADD(by_part.quarter, INTERVAL (12) MONTH) AS quarter,
      CAST(NULL AS INT64) AS orders,
      by_part.last_year
    FROM by_part
    JOIN bounds ON DATE_ADD(by_part.quarter, INTERVAL (12) MONTH) <= bounds.last
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS `quarter`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.last_year, 0) AS `last_year`,
  (CAST(COALESCE(groups_3.orders, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.last_year, 0), 0)) - CAST(1 AS FLOAT64) AS `growth`
FROM groups_3
ORDER BY 1 NULLS LAST
