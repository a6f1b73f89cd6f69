WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS rate_1,
    COUNT(*) AS rate_2
  FROM orders
  WHERE orders.placed_at >= '2024-04-01 00:00:00'
    AND orders.placed_at < '2024-09-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    '2024-06-01' AS period,
    '2024-08-01' AS last
  WHERE '2024-06-01' <= '2024-08-01'
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS period,
    periods.last
  FROM periods
  WHERE (CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    CASE WHEN STRFTIME('%d', CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END) = STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-3) || ' months')) THEN DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-3) || ' months') ELSE DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, 'start of month', ((-3) + 1) || ' months', '-1 day') END AS sees_from,
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS sees_until
  FROM periods
)
SELECT
  windows.period AS "month",
  CAST(SUM(by_part.rate_1) AS REAL) / NULLIF(SUM(by_part.rate_2), 0) AS "rate"
FROM by_part
JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
GROUP BY 1
ORDER BY 1 NULLS LAST
