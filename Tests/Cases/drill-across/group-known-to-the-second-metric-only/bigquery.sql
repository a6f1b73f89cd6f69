WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.currency = 'JPY'
    AND orders.placed_at >= DATETIME '2025-11-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(refunds.refunded_at AS DATE), MONTH) AS month,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.currency = 'JPY'
    AND refunds.refunded_at >= DATETIME '2025-11-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.orders) AS orders,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      `groups`.month,
      `groups`.orders,
      CAST(NULL AS INT64) AS refunds
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS INT64) AS orders,
      groups_2.refunds
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS `month`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.refunds, 0) AS `refunds`
FROM groups_3
ORDER BY 1 NULLS LAST
