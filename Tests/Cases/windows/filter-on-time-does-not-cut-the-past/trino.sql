WITH groups AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    COUNT(*) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-12-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-03-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.orders) AS orders,
    MAX(parts.month_before) AS month_before
  FROM (
    SELECT
      groups.month,
      groups.orders,
      CAST(NULL AS BIGINT) AS month_before
    FROM groups
    UNION ALL
    SELECT
      DATE_ADD('month', 1, groups_2.month) AS month,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.month_before
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS "month",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.month_before, 0) AS "month_before"
FROM groups_3
ORDER BY 1 NULLS LAST
