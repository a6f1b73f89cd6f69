WITH RECURSIVE periods(period, last) AS (
  SELECT
    '2024-02-01' AS period,
    '2024-02-07' AS last
  WHERE '2024-02-01' <= '2024-02-07'
  UNION ALL
  SELECT
    DATE(periods.period, (1) || ' days') AS period,
    periods.last
  FROM periods
  WHERE DATE(periods.period, (1) || ' days') <= periods.last
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  MAX(parts.smallest) AS "smallest"
FROM (
  SELECT
    periods.period AS day,
    CAST(NULL AS INTEGER) AS orders,
    CAST(NULL AS TEXT) AS smallest
  FROM periods
  UNION ALL
  SELECT
    DATE(orders.placed_at) AS day,
    COUNT(*) AS orders,
    MIN(orders.placed_at) AS smallest
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= '2024-02-01 00:00:00'
    AND orders.placed_at < '2024-02-08 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
