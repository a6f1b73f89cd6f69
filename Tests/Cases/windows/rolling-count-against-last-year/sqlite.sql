WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at) AS month_part,
    orders.retailer_id AS active
  FROM orders
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2025-06-01 00:00:00'
  GROUP BY 1, 2
),
periods(period, last) AS (
  SELECT
    '2025-03-01' AS period,
    '2025-05-01' AS last
  WHERE '2025-03-01' <= '2025-05-01'
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
    DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-90) || ' days') AS sees_from,
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS sees_until
  FROM periods
),
by_part_2 AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at) AS month_part,
    orders.retailer_id AS last_year
  FROM orders
  WHERE orders.placed_at >= '2024-01-02 00:00:00'
    AND orders.placed_at < '2024-06-01 00:00:00'
  GROUP BY 1, 2
),
windows_2 AS MATERIALIZED (
  SELECT
    periods.period,
    DATE(CASE WHEN STRFTIME('%d', CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END) = STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-12) || ' months')) THEN DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-12) || ' months') ELSE DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, 'start of month', ((-12) + 1) || ' months', '-1 day') END, (-90) || ' days') AS sees_from,
    CASE WHEN STRFTIME('%d', CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END) = STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-12) || ' months')) THEN DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-12) || ' months') ELSE DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, 'start of month', ((-12) + 1) || ' months', '-1 day') END AS sees_until
  FROM periods
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.active), 0) AS "active",
  COALESCE(MAX(parts.last_year), 0) AS "last_year"
FROM (
  SELECT
    windows.period AS month,
    COUNT(DISTINCT by_part.active) AS active,
    CAST(NULL AS INTEGER) AS last_year
  FROM by_part
  JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    windows_2.period AS month,
    CAST(NULL AS INTEGER) AS active,
    COUNT(DISTINCT by_part_2.last_year) AS last_year
  FROM by_part_2
  JOIN windows_2 ON by_part_2.month_part >= windows_2.sees_from AND by_part_2.month_part < windows_2.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
