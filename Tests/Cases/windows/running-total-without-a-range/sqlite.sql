WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(refunds.refunded_at, 'start of month') AS month,
    COUNT(*) AS ever
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
  GROUP BY 1
),
bounds AS (
  SELECT
    DATE(MIN(refunds.refunded_at), 'start of month') AS first,
    DATE(MAX(refunds.refunded_at), 'start of month') AS last
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
),
periods(period, last) AS (
  SELECT
    bounds.first AS period,
    bounds.last
  FROM bounds
  WHERE bounds.first <= bounds.last
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
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.ever), 0) AS "ever"
FROM (
  SELECT
    DATE(refunds.refunded_at, 'start of month') AS month,
    COUNT(*) AS refunds,
    CAST(NULL AS INTEGER) AS ever
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS INTEGER) AS refunds,
    SUM(by_part.ever) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
