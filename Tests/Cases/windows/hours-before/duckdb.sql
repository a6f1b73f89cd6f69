WITH groups AS (
  SELECT
    DATE_TRUNC('hour', orders.placed_at) AS hour,
    COUNT(*) AS before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-11-27 22:00:00'
    AND orders.placed_at < TIMESTAMP '2025-11-28 22:00:00'
  GROUP BY 1
)
SELECT
  parts.hour AS "hour",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.before), 0) AS "before"
FROM (
  SELECT
    DATE_TRUNC('hour', orders.placed_at) AS hour,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-11-28 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-11-29 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    groups.hour + 7200 * INTERVAL '1 second' AS hour,
    CAST(NULL AS BIGINT) AS orders,
    groups.before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
