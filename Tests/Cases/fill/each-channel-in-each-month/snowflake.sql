WITH by_part AS (
  SELECT
    "order".channel AS order_channel
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE refunds.refunded_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND refunds.refunded_at < CAST('2024-05-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
),
"range" AS (
  SELECT
    CAST('2024-01-01' AS DATE) AS first,
    CAST('2024-04-01' AS DATE) AS last,
    YEAR(CAST('2024-04-01' AS DATE)) * 12 + MONTH(CAST('2024-04-01' AS DATE)) - (YEAR(CAST('2024-01-01' AS DATE)) * 12 + MONTH(CAST('2024-01-01' AS DATE))) AS distance
),
numbers AS (
  SELECT CAST(steps.value AS BIGINT) AS n FROM "range", LATERAL FLATTEN(INPUT => ARRAY_GENERATE_RANGE(0, "range".distance + 1)) AS steps
),
periods AS (
  SELECT
    DATEADD(month, numbers.n, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
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
