WITH groups AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('month', CAST(refunds.refunded_at AS DATE)) AS month,
    COUNT(*) AS refunds
  FROM refunds
  GROUP BY 1
),
groups_3 AS (
  SELECT
    DATE_TRUNC('month', CAST(payouts.paid_on AS DATE)) AS month,
    COUNT(payouts.amount) AS payouts_made
  FROM payouts
  GROUP BY 1
),
groups_4 AS (
  SELECT
    parts.month,
    MAX(parts.orders) AS orders,
    MAX(parts.refunds) AS refunds,
    MAX(parts.payouts_made) AS payouts_made
  FROM (
    SELECT
      groups.month,
      groups.orders,
      CAST(NULL AS BIGINT) AS refunds,
      CAST(NULL AS BIGINT) AS payouts_made
    FROM groups
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.refunds,
      CAST(NULL AS BIGINT) AS payouts_made
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.month,
      CAST(NULL AS BIGINT) AS orders,
      CAST(NULL AS BIGINT) AS refunds,
      groups_3.payouts_made
    FROM groups_3
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.month AS "month",
  COALESCE(groups_4.orders, 0) AS "orders",
  COALESCE(groups_4.refunds, 0) AS "refunds",
  COALESCE(groups_4.payouts_made, 0) AS "payouts_made"
FROM groups_4
ORDER BY 1 NULLS LAST
