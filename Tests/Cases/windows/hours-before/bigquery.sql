WITH `groups` AS (
  SELECT
    DATETIME_TRUNC(orders.placed_at, HOUR) AS hour,
    COUNT(*) AS before
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-11-27 22:00:00'
    AND orders.placed_at < DATETIME '2025-11-28 22:00:00'
  GROUP BY 1
)
SELECT
  parts.hour AS `hour`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.before), 0) AS `before`
FROM (
  SELECT
    DATETIME_TRUNC(orders.placed_at, HOUR) AS hour,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS before
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-11-28 00:00:00'
    AND orders.placed_at < DATETIME '2025-11-29 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATETIME_ADD(`groups`.hour, INTERVAL (7200) SECOND) AS hour,
    CAST(NULL AS INT64) AS orders,
    `groups`.before
  FROM `groups`
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
