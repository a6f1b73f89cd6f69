WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at) AS day,
    COUNT(*) AS month_before
  FROM orders
  WHERE orders.placed_at >= '2025-02-27 00:00:00'
    AND orders.placed_at < '2025-03-02 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    '2025-03-27' AS period,
    '2025-04-01' AS last
  WHERE '2025-03-27' <= '2025-04-01'
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
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (-1) || ' months')) THEN DATE(periods.period, (-1) || ' months') ELSE DATE(periods.period, 'start of month', ((-1) + 1) || ' months', '-1 day') END AS sees_from,
    DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (-1) || ' months')) THEN DATE(periods.period, (-1) || ' months') ELSE DATE(periods.period, 'start of month', ((-1) + 1) || ' months', '-1 day') END, (1) || ' days') AS sees_until
  FROM periods
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.month_before), 0) AS "month_before"
FROM (
  SELECT
    DATE(orders.placed_at) AS day,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS month_before
  FROM orders
  WHERE orders.placed_at >= '2025-03-27 00:00:00'
    AND orders.placed_at < '2025-04-02 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS INTEGER) AS orders,
    SUM(by_part.month_before) AS month_before
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
