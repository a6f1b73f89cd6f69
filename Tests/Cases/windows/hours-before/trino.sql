WITH groups AS (
  SELECT
    DATE_TRUNC('hour', orders.placed_at) AS hour,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-11-28 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-11-29 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('hour', orders.placed_at) AS hour,
    COUNT(*) AS before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-11-27 22:00:00'
    AND orders.placed_at < TIMESTAMP '2025-11-28 22:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.hour,
    MAX(parts.orders) AS orders,
    MAX(parts.before) AS before
  FROM (
    SELECT
      groups.hour,
      groups.orders,
      CAST(NULL AS BIGINT) AS before
    FROM groups
    UNION ALL
    SELECT
      DATE_ADD('second', 7200, groups_2.hour) AS hour,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.before
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.hour AS "hour",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.before, 0) AS "before"
FROM groups_3
ORDER BY 1 NULLS LAST
