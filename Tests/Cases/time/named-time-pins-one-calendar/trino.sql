WITH groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST("order".placed_at AS DATE)) AS order_placed_quarter,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS order_placed_quarter,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.order_placed_quarter,
    MAX(parts.refunds) AS refunds,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      groups.order_placed_quarter,
      groups.refunds,
      CAST(NULL AS BIGINT) AS orders
    FROM groups
    UNION ALL
    SELECT
      groups_2.order_placed_quarter,
      CAST(NULL AS BIGINT) AS refunds,
      groups_2.orders
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.order_placed_quarter AS "order.placed.quarter",
  COALESCE(groups_3.refunds, 0) AS "refunds",
  COALESCE(groups_3.orders, 0) AS "orders"
FROM groups_3
ORDER BY 1 NULLS LAST
