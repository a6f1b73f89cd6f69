WITH groups AS (
  SELECT
    DATE_TRUNC('month', CAST(payouts.paid_on AS DATE)) AS month,
    COUNT(payouts.amount) AS payouts_made
  FROM payouts
  WHERE payouts.paid_on >= DATE '2024-12-01'
    AND payouts.paid_on < DATE '2025-02-01'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('month', CAST(CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP(6)) AS DATE)) AS month,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= DATE_ADD('second', -10800, CAST(WITH_TIMEZONE(TIMESTAMP '2024-12-01 00:00:00', 'America/New_York') AT TIME ZONE 'UTC' AS TIMESTAMP(6)))
    AND CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP(6)) >= TIMESTAMP '2024-12-01 00:00:00'
    AND orders.placed_at < DATE_ADD('second', 10800, CAST(WITH_TIMEZONE(TIMESTAMP '2025-02-01 00:00:00', 'America/New_York') AT TIME ZONE 'UTC' AS TIMESTAMP(6)))
    AND CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP(6)) < TIMESTAMP '2025-02-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.payouts_made) AS payouts_made,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      groups.month,
      groups.payouts_made,
      CAST(NULL AS BIGINT) AS orders
    FROM groups
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS BIGINT) AS payouts_made,
      groups_2.orders
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS "month",
  COALESCE(groups_3.payouts_made, 0) AS "payouts_made",
  COALESCE(groups_3.orders, 0) AS "orders"
FROM groups_3
ORDER BY 1 NULLS LAST
