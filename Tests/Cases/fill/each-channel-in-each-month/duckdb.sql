WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    "order".channel AS order_channel
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE refunds.refunded_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2024-05-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2024-01-01' AS period,
    DATE '2024-04-01' AS last
  WHERE DATE '2024-01-01' <= DATE '2024-04-01'
  UNION ALL
  SELECT
    CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) <= periods.last
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
    CAST(NULL AS BIGINT) AS refunds
  FROM by_part
  JOIN windows ON TRUE
  UNION ALL
  SELECT
    "order".channel AS order_channel,
    CAST(DATE_TRUNC('month', CAST(refunds.refunded_at AS TIMESTAMP)) AS DATE) AS month,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE refunds.refunded_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2024-05-01 00:00:00'
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
