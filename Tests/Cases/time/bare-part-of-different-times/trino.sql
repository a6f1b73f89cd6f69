WITH groups AS (
  SELECT
    DAY_OF_WEEK(orders.placed_at) AS day_of_week,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DAY_OF_WEEK(refunds.refunded_at) AS day_of_week,
    COUNT(*) AS refunds
  FROM refunds
  GROUP BY 1
),
groups_3 AS (
  SELECT
    DAY_OF_WEEK(visits.started_at) AS day_of_week,
    COUNT(*) AS visits
  FROM visits
  GROUP BY 1
),
groups_4 AS (
  SELECT
    parts.day_of_week,
    MAX(parts.orders) AS orders,
    MAX(parts.refunds) AS refunds,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      groups.day_of_week,
      groups.orders,
      CAST(NULL AS BIGINT) AS refunds,
      CAST(NULL AS BIGINT) AS visits
    FROM groups
    UNION ALL
    SELECT
      groups_2.day_of_week,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.refunds,
      CAST(NULL AS BIGINT) AS visits
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.day_of_week,
      CAST(NULL AS BIGINT) AS orders,
      CAST(NULL AS BIGINT) AS refunds,
      groups_3.visits
    FROM groups_3
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.day_of_week AS "day_of_week",
  COALESCE(groups_4.orders, 0) AS "orders",
  COALESCE(groups_4.refunds, 0) AS "refunds",
  COALESCE(groups_4.visits, 0) AS "visits"
FROM groups_4
ORDER BY 1 NULLS LAST
