WITH RECURSIVE by_part AS (
  SELECT
    "order".channel AS order_channel
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE refunds.refunded_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND refunds.refunded_at < CAST('2024-05-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    CAST('2024-01-01' AS DATE) AS period,
    CAST('2024-04-01' AS DATE) AS last
  WHERE CAST('2024-01-01' AS DATE) <= CAST('2024-04-01' AS DATE)
  UNION ALL
  SELECT
    DATEADD(month, 1, periods.period) AS period,
    periods.last
  FROM periods
  WHERE DATEADD(month, 1, periods.period) <= periods.last
),
windows AS (
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
    CAST(DATE_TRUNC('month', refunds.refunded_at) AS DATE) AS month,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE refunds.refunded_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND refunds.refunded_at < CAST('2024-05-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
