WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at < DATETIME '2024-04-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), MONTH) AS month,
    COUNT(*) AS visits
  FROM visits
  WHERE visits.started_at < DATETIME '2024-04-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.orders) AS orders,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      `groups`.month,
      `groups`.orders,
      CAST(NULL AS INT64) AS visits
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS INT64) AS orders,
      groups_2.visits
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS `month`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.visits, 0) AS `visits`
FROM groups_3
ORDER BY 1 NULLS LAST
