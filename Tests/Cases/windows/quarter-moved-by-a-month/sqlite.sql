WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at, 'start of month') AS quarter_part,
    COUNT(*) AS earlier
  FROM orders
  WHERE orders.placed_at >= '2024-03-01 00:00:00'
    AND orders.placed_at < '2024-12-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    '2024-04-01' AS period,
    '2024-10-01' AS last
  WHERE '2024-04-01' <= '2024-10-01'
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (3) || ' months')) THEN DATE(periods.period, (3) || ' months') ELSE DATE(periods.period, 'start of month', (3 + 1) || ' months', '-1 day') END AS period,
    periods.last
  FROM periods
  WHERE (CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (3) || ' months')) THEN DATE(periods.period, (3) || ' months') ELSE DATE(periods.period, 'start of month', (3 + 1) || ' months', '-1 day') END) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (-1) || ' months')) THEN DATE(periods.period, (-1) || ' months') ELSE DATE(periods.period, 'start of month', ((-1) + 1) || ' months', '-1 day') END AS sees_from,
    CASE WHEN STRFTIME('%d', CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (3) || ' months')) THEN DATE(periods.period, (3) || ' months') ELSE DATE(periods.period, 'start of month', (3 + 1) || ' months', '-1 day') END) = STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (3) || ' months')) THEN DATE(periods.period, (3) || ' months') ELSE DATE(periods.period, 'start of month', (3 + 1) || ' months', '-1 day') END, (-1) || ' months')) THEN DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (3) || ' months')) THEN DATE(periods.period, (3) || ' months') ELSE DATE(periods.period, 'start of month', (3 + 1) || ' months', '-1 day') END, (-1) || ' months') ELSE DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (3) || ' months')) THEN DATE(periods.period, (3) || ' months') ELSE DATE(periods.period, 'start of month', (3 + 1) || ' months', '-1 day') END, 'start of month', ((-1) + 1) || ' months', '-1 day') END AS sees_until
  FROM periods
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.earlier), 0) AS "earlier"
FROM (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS earlier
  FROM orders
  WHERE orders.placed_at >= '2024-04-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS quarter,
    CAST(NULL AS INTEGER) AS orders,
    SUM(by_part.earlier) AS earlier
  FROM by_part
  JOIN windows ON by_part.quarter_part >= windows.sees_from AND by_part.quarter_part < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
