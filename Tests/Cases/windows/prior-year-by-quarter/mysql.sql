WITH `groups` AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
),
by_part AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
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
    CAST(DATE_ADD(MAKEDATE(YEAR(groups_2.first), 1), INTERVAL 3 * QUARTER(groups_2.first) - 3 MONTH) AS DATE) AS first,
    CAST(DATE_ADD(MAKEDATE(YEAR(groups_2.last), 1), INTERVAL 3 * QUARTER(groups_2.last) - 3 MONTH) AS DATE) AS last
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
      CAST(NULL AS SIGNED) AS last_year
    FROM `groups`
    UNION ALL
    SELECT
      CAST(DATE_ADD(by_part.quarter, INTERVAL (12) MONTH) AS DATE) AS quarter,
      CAST(NULL AS SIGNED) AS orders,
      by_part.last_year
    FROM by_part
    JOIN bounds ON CAST(DATE_ADD(by_part.quarter, INTERVAL (12) MONTH) AS DATE) <= bounds.last
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS `quarter`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.last_year, 0) AS `last_year`,
  (CAST(COALESCE(groups_3.orders, 0) AS DOUBLE) / NULLIF(COALESCE(groups_3.last_year, 0), 0)) - CAST(1 AS DOUBLE) AS `growth`
FROM groups_3
ORDER BY CASE WHEN groups_3.quarter IS NULL THEN 1 ELSE 0 END, 1
