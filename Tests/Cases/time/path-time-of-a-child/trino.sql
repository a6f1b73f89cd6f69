WITH groups AS (
  SELECT
    DATE_TRUNC('week', CAST("order".placed_at AS DATE)) AS week,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= TIMESTAMP '2025-03-01 00:00:00'
    AND "order".placed_at < TIMESTAMP '2025-04-15 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('week', CAST(orders.placed_at AS DATE)) AS week,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-03-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-15 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.week,
    MAX(parts.units) AS units,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      groups.week,
      groups.units,
      CAST(NULL AS BIGINT) AS orders
    FROM groups
    UNION ALL
    SELECT
      groups_2.week,
      CAST(NULL AS BIGINT) AS units,
      groups_2.orders
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.week AS "week",
  COALESCE(groups_3.units, 0) AS "units",
  COALESCE(groups_3.orders, 0) AS "orders"
FROM groups_3
ORDER BY 1 NULLS LAST
