WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    "order".channel AS order_channel
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE refunds.refunded_at >= '2024-01-01 00:00:00'
    AND refunds.refunded_at < '2024-05-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    '2024-01-01' AS period,
    '2024-04-01' AS last
  WHERE '2024-01-01' <= '2024-04-01'
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS period,
    periods.last
  FROM periods
  WHERE (CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period
  FROM periods
)
SELECT
  parts.order_channel AS "order.channel",
  parts.month AS "month",
  COALESCE(MAX(parts.refunds), 0) AS "refunds"
FROM (
  SELECT
    by_part.order_channel,
    windows.period AS month,
    CAST(NULL AS INTEGER) AS refunds
  FROM by_part
  JOIN windows ON TRUE
  UNION ALL
  SELECT
    "order".channel AS order_channel,
    DATE(refunds.refunded_at, 'start of month') AS month,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE refunds.refunded_at >= '2024-01-01 00:00:00'
    AND refunds.refunded_at < '2024-05-01 00:00:00'
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
