WITH groups AS (
  SELECT
    MAKE_TIMESTAMP_NTZ(YEAR(orders.placed_at), MONTH(orders.placed_at), DAYOFMONTH(orders.placed_at), HOUR(orders.placed_at), 0, 0) AS hour,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-11-28 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-11-29 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    MAKE_TIMESTAMP_NTZ(YEAR(orders.placed_at), MONTH(orders.placed_at), DAYOFMONTH(orders.placed_at), HOUR(orders.placed_at), 0, 0) AS hour,
    COUNT(*) AS before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-11-27 22:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-11-28 22:00:00'
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
      groups_2.hour + MAKE_DT_INTERVAL(0, 0, 0, 7200) AS hour,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.before
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.hour AS `hour`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.before, 0) AS `before`
FROM groups_3
ORDER BY 1 NULLS LAST
