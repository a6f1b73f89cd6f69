WITH by_part AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    orders.retailer_id AS ever
  FROM orders
  WHERE orders.placed_at < CAST('2025-08-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
),
"range" AS (
  SELECT
    CAST('2025-05-01' AS DATE) AS first,
    CAST('2025-07-01' AS DATE) AS last,
    YEAR(CAST('2025-07-01' AS DATE)) * 12 + MONTH(CAST('2025-07-01' AS DATE)) - (YEAR(CAST('2025-05-01' AS DATE)) * 12 + MONTH(CAST('2025-05-01' AS DATE))) AS distance
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
    DATEADD(month, 1, periods.period) AS sees_until
  FROM periods
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.buyers), 0) AS "buyers",
  COALESCE(MAX(parts.ever), 0) AS "ever"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS BIGINT) AS ever
  FROM orders
  WHERE orders.placed_at >= CAST('2025-05-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-08-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS BIGINT) AS buyers,
    COUNT(DISTINCT by_part.ever) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
