WITH by_part AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS rate_1,
    COUNT(*) AS rate_2
  FROM orders
  WHERE orders.placed_at >= CAST('2024-04-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-09-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
),
"range" AS (
  SELECT
    CAST('2024-06-01' AS DATE) AS first,
    CAST('2024-08-01' AS DATE) AS last,
    YEAR(CAST('2024-08-01' AS DATE)) * 12 + MONTH(CAST('2024-08-01' AS DATE)) - (YEAR(CAST('2024-06-01' AS DATE)) * 12 + MONTH(CAST('2024-06-01' AS DATE))) AS distance
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
    periods.period,
    DATEADD(month, -3, DATEADD(month, 1, periods.period)) AS sees_from,
    DATEADD(month, 1, periods.period) AS sees_until
  FROM periods
)
SELECT
  windows.period AS "month",
  CAST(SUM(by_part.rate_1) AS DOUBLE) / NULLIF(SUM(by_part.rate_2), 0) AS "rate"
FROM by_part
JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
GROUP BY 1
ORDER BY 1 NULLS LAST
