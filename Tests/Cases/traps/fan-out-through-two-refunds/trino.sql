WITH groups AS (
  SELECT
    orders.order_id,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.order_id IN (22, 269, 872, 1813)
  GROUP BY 1
),
groups_2 AS (
  SELECT
    "order".order_id,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".order_id IN (22, 269, 872, 1813)
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.order_id,
    MAX(parts.orders) AS orders,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      groups.order_id,
      groups.orders,
      CAST(NULL AS BIGINT) AS refunds
    FROM groups
    UNION ALL
    SELECT
      groups_2.order_id,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.refunds
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.order_id AS "order.id",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.refunds, 0) AS "refunds"
FROM groups_3
ORDER BY 1 NULLS LAST
