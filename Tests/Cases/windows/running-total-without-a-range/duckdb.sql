WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    CAST(DATE_TRUNC('month', CAST(refunds.refunded_at AS TIMESTAMP)) AS DATE) AS month,
    COUNT(*) AS ever
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
  GROUP BY 1
),
bounds AS (
  SELECT
    CAST(DATE_TRUNC('month', CAST(MIN(refunds.refunded_at) AS TIMESTAMP)) AS DATE) AS first,
    CAST(DATE_TRUNC('month', CAST(MAX(refunds.refunded_at) AS TIMESTAMP)) AS DATE) AS last
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
    CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) AS sees_until
  FROM periods
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.ever), 0) AS "ever"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', CAST(refunds.refunded_at AS TIMESTAMP)) AS DATE) AS month,
    COUNT(*) AS refunds,
    CAST(NULL AS BIGINT) AS ever
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS BIGINT) AS refunds,
    SUM(by_part.ever) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
