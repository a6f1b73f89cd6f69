WITH `groups` AS (
  SELECT
    EXTRACT(MONTH FROM orders.placed_at) AS month_of_year,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
),
groups_2 AS (
  SELECT
    EXTRACT(MONTH FROM visits.started_at) AS month_of_year,
    COUNT(*) AS visits
  FROM visits
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month_of_year,
    MAX(parts.orders) AS orders,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      `groups`.month_of_year,
      `groups`.orders,
      CAST(NULL AS INT64) AS visits
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month_of_year,
      CAST(NULL AS INT64) AS orders,
      groups_2.visits
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month_of_year AS `month_of_year`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.visits, 0) AS `visits`
FROM groups_3
ORDER BY 1 NULLS LAST
