WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(refunds.refunded_at AS DATE), MONTH) AS month,
    COUNT(*) AS refunds
  FROM refunds
  GROUP BY 1
),
groups_3 AS (
  SELECT
    DATE_TRUNC(CAST(payouts.paid_on AS DATE), MONTH) AS month,
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
      `groups`.month,
      `groups`.orders,
      CAST(NULL AS INT64) AS refunds,
      CAST(NULL AS INT64) AS payouts_made
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS INT64) AS orders,
      groups_2.refunds,
      CAST(NULL AS INT64) AS payouts_made
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.month,
      CAST(NULL AS INT64) AS orders,
      CAST(NULL AS INT64) AS refunds,
      groups_3.payouts_made
    FROM groups_3
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.month AS `month`,
  COALESCE(groups_4.orders, 0) AS `orders`,
  COALESCE(groups_4.refunds, 0) AS `refunds`,
  COALESCE(groups_4.payouts_made, 0) AS `payouts_made`
FROM groups_4
ORDER BY 1 NULLS LAST
