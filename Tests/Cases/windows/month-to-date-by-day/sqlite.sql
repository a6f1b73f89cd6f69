WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at) AS day,
    COUNT(*) AS so_far
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= '2024-02-01 00:00:00'
    AND orders.placed_at < '2024-03-04 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    '2024-02-27' AS period,
    '2024-03-03' AS last
  WHERE '2024-02-27' <= '2024-03-03'
  UNION ALL
  SELECT
    DATE(periods.period, (1) || ' days') AS period,
    periods.last
  FROM periods
  WHERE DATE(periods.period, (1) || ' days') <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    DATE(DATE(DATE(periods.period, (1) || ' days'), (-1) || ' days'), 'start of month') AS sees_from,
    DATE(periods.period, (1) || ' days') AS sees_until
  FROM periods
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.so_far), 0) AS "so_far"
FROM (
  SELECT
    DATE(orders.placed_at) AS day,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS so_far
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= '2024-02-27 00:00:00'
    AND orders.placed_at < '2024-03-04 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS INTEGER) AS orders,
    SUM(by_part.so_far) AS so_far
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
