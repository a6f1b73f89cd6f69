WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(payouts.paid_on AS DATE), MONTH) AS month,
    COUNT(payouts.amount) AS payouts_made
  FROM payouts
  WHERE payouts.paid_on >= DATE '2024-12-01'
    AND payouts.paid_on < DATE '2025-02-01'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'America/New_York') AS DATE), MONTH) AS month,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2024-12-01 00:00:00', 'America/New_York'), 'UTC'), INTERVAL (-10800) SECOND)
    AND DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'America/New_York') >= DATETIME '2024-12-01 00:00:00'
    AND orders.placed_at < DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2025-02-01 00:00:00', 'America/New_York'), 'UTC'), INTERVAL (10800) SECOND)
    AND DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'America/New_York') < DATETIME '2025-02-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.payouts_made) AS payouts_made,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      `groups`.month,
      `groups`.payouts_made,
      CAST(NULL AS INT64) AS orders
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS INT64) AS payouts_made,
      groups_2.orders
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS `month`,
  COALESCE(groups_3.payouts_made, 0) AS `payouts_made`,
  COALESCE(groups_3.orders, 0) AS `orders`
FROM groups_3
ORDER BY 1 NULLS LAST
