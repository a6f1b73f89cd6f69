WITH `groups` AS (
  SELECT
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-06-16 00:00:00'
),
groups_2 AS (
  SELECT
    COUNT(*) AS last_year
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-06-16 00:00:00'
),
groups_3 AS (
  SELECT
    MAX(parts.orders) AS orders,
    MAX(parts.last_year) AS last_year
  FROM (
    SELECT
      `groups`.orders,
      CAST(NULL AS INT64) AS last_year
    FROM `groups`
    UNION ALL
    SELECT
      CAST(NULL AS INT64) AS orders,
      groups_2.last_year
    FROM groups_2
  ) AS parts
)
SELECT
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.last_year, 0) AS `last_year`,
  (CAST(COALESCE(groups_3.orders, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.last_year, 0), 0)) - CAST(1 AS FLOAT64) AS `growth`
FROM groups_3
