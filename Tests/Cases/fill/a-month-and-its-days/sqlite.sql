WITH RECURSIVE periods(period, last) AS (
  SELECT
    '2024-02-27' AS period,
    '2024-03-02' AS last
  WHERE '2024-02-27' <= '2024-03-02'
  UNION ALL
  SELECT
    DATE(periods.period, (1) || ' days') AS period,
    periods.last
  FROM periods
  WHERE DATE(periods.period, (1) || ' days') <= periods.last
)
SELECT
  parts.month AS "month",
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders"
FROM (
  SELECT
    DATE(periods.period, 'start of month') AS month,
    periods.period AS day,
    CAST(NULL AS INTEGER) AS orders
  FROM periods
  UNION ALL
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    DATE(orders.placed_at) AS day,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= '2024-02-27 00:00:00'
    AND orders.placed_at < '2024-03-03 00:00:00'
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
