WITH bounds AS (
  SELECT
    CAST(DATE_TRUNC('month', MIN(refunds.refunded_at)) AS DATE) AS first,
    CAST(DATE_TRUNC('month', MAX(refunds.refunded_at)) AS DATE) AS last
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
),
"range" AS (
  SELECT
    bounds.first,
    bounds.last,
    YEAR(bounds.last) * 12 + MONTH(bounds.last) - (YEAR(bounds.first) * 12 + MONTH(bounds.first)) AS distance
  FROM bounds
),
numbers AS (
  SELECT CAST(steps.value AS BIGINT) AS n FROM "range", LATERAL FLATTEN(INPUT => ARRAY_GENERATE_RANGE(0, "range".distance + 1)) AS steps
),
periods AS (
  SELECT
    DATEADD(month, numbers.n, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.refunds), 0) AS "refunds"
FROM (
  SELECT
    periods.period AS month,
    CAST(NULL AS BIGINT) AS refunds
  FROM periods
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('month', refunds.refunded_at) AS DATE) AS month,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
