WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at) AS day,
    COUNT(*) AS a_month_before
  FROM orders
  WHERE orders.placed_at >= '2024-01-23 00:00:00'
    AND orders.placed_at < '2024-02-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    '2024-02-29' AS period,
    '2024-02-29' AS last
  WHERE '2024-02-29' <= '2024-02-29'
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
    DATE(DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (-1) || ' months')) THEN DATE(periods.period, (-1) || ' months') ELSE DATE(periods.period, 'start of month', ((-1) + 1) || ' months', '-1 day') END, (1) || ' days'), (-7) || ' days') AS sees_from,
    DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (-1) || ' months')) THEN DATE(periods.period, (-1) || ' months') ELSE DATE(periods.period, 'start of month', ((-1) + 1) || ' months', '-1 day') END, (1) || ' days') AS sees_until
  FROM periods
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.a_month_before), 0) AS "a_month_before",
  COALESCE(MAX(parts.orders), 0) AS "orders"
FROM (
  SELECT
    windows.period AS day,
    SUM(by_part.a_month_before) AS a_month_before,
    CAST(NULL AS INTEGER) AS orders
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    DATE(orders.placed_at) AS day,
    CAST(NULL AS INTEGER) AS a_month_before,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= '2024-02-29 00:00:00'
    AND orders.placed_at < '2024-03-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
