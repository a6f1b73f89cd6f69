WITH RECURSIVE bounds AS (
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
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.refunds), 0) AS "refunds"
FROM (
  SELECT
    periods.period AS month,
    CAST(NULL AS INTEGER) AS refunds
  FROM periods
  UNION ALL
  SELECT
    DATE(refunds.refunded_at, 'start of month') AS month,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
