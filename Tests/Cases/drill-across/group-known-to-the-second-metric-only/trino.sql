WITH groups AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.currency = 'JPY'
    AND orders.placed_at >= TIMESTAMP '2025-11-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('month', CAST(refunds.refunded_at AS DATE)) AS month,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".currency = 'JPY'
    AND refunds.refunded_at >= TIMESTAMP '2025-11-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.orders) AS orders,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      groups.month,
      groups.orders,
      CAST(NULL AS BIGINT) AS refunds
    FROM groups
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.refunds
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS "month",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.refunds, 0) AS "refunds"
FROM groups_3
ORDER BY 1 NULLS LAST
