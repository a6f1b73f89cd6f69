WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    orders.retailer_id AS ever
  FROM orders
  WHERE orders.placed_at < '2025-08-01 00:00:00'
  GROUP BY 1, 2
),
periods(period, last) AS (
  SELECT
    '2025-05-01' AS period,
    '2025-07-01' AS last
  WHERE '2025-05-01' <= '2025-07-01'
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
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS sees_until
  FROM periods
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.buyers), 0) AS "buyers",
  COALESCE(MAX(parts.ever), 0) AS "ever"
FROM (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS INTEGER) AS ever
  FROM orders
  WHERE orders.placed_at >= '2025-05-01 00:00:00'
    AND orders.placed_at < '2025-08-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS INTEGER) AS buyers,
    COUNT(DISTINCT by_part.ever) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
