WITH by_part AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    COUNT(*) AS ytd
  FROM orders
  WHERE orders.placed_at >= CAST('2024-04-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-08-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
),
"range" AS (
  SELECT
    CAST('2025-01-01' AS DATE) AS first,
    CAST('2025-07-01' AS DATE) AS last,
    YEAR(CAST('2025-07-01' AS DATE)) * 12 + MONTH(CAST('2025-07-01' AS DATE)) - (YEAR(CAST('2025-01-01' AS DATE)) * 12 + MONTH(CAST('2025-01-01' AS DATE))) AS distance
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
    DATEADD(month, 3, CAST(DATE_TRUNC('year', DATEADD(month, -3, CAST(DATE_TRUNC('month', DATEADD(day, -1, DATEADD(month, 1, periods.period))) AS DATE))) AS DATE)) AS sees_from,
    DATEADD(month, 1, periods.period) AS sees_until
  FROM periods
),
by_part_2 AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    COUNT(*) AS before
  FROM orders
  WHERE orders.placed_at >= CAST('2023-04-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-08-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
),
windows_2 AS (
  SELECT
    periods.period,
    DATEADD(month, 3, CAST(DATE_TRUNC('year', DATEADD(month, -3, CAST(DATE_TRUNC('month', DATEADD(day, -1, DATEADD(month, -12, DATEADD(month, 1, periods.period)))) AS DATE))) AS DATE)) AS sees_from,
    DATEADD(month, -12, DATEADD(month, 1, periods.period)) AS sees_until
  FROM periods
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.ytd), 0) AS "ytd",
  COALESCE(MAX(parts.before), 0) AS "before"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS ytd,
    CAST(NULL AS BIGINT) AS before
  FROM orders
  WHERE orders.placed_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-08-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS BIGINT) AS orders,
    SUM(by_part.ytd) AS ytd,
    CAST(NULL AS BIGINT) AS before
  FROM by_part
  JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    windows_2.period AS month,
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS BIGINT) AS ytd,
    SUM(by_part_2.before) AS before
  FROM by_part_2
  JOIN windows_2 ON by_part_2.month >= windows_2.sees_from AND by_part_2.month < windows_2.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
