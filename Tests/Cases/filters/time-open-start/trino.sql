WITH groups AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('month', CAST(visits.started_at AS DATE)) AS month,
    COUNT(*) AS visits
  FROM visits
  WHERE visits.started_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.orders) AS orders,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      groups.month,
      groups.orders,
      CAST(NULL AS BIGINT) AS visits
    FROM groups
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.visits
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS "month",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.visits, 0) AS "visits"
FROM groups_3
ORDER BY 1 NULLS LAST
