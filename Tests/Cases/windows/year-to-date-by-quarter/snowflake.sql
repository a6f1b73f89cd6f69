WITH by_part AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS quarter_part,
    COUNT(*) AS so_far
  FROM orders
  WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-04-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
),
"range" AS (
  SELECT
    CAST('2024-07-01' AS DATE) AS first,
    CAST('2025-01-01' AS DATE) AS last,
    CAST(TRUNC(CAST(YEAR(CAST('2025-01-01' AS DATE)) * 12 + MONTH(CAST('2025-01-01' AS DATE)) - (YEAR(CAST('2024-07-01' AS DATE)) * 12 + MONTH(CAST('2024-07-01' AS DATE))) AS DOUBLE) / NULLIF(3, 0)) AS BIGINT) AS distance
),
numbers AS (
  SELECT CAST(steps.value AS BIGINT) AS n FROM "range", LATERAL FLATTEN(INPUT => ARRAY_GENERATE_RANGE(0, "range".distance + 1)) AS steps
),
periods AS (
  SELECT
    DATEADD(month, numbers.n * 3, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
),
windows AS (
  SELECT
    periods.period,
    CAST(DATE_TRUNC('year', DATEADD(day, -1, DATEADD(month, 3, periods.period))) AS DATE) AS sees_from,
    DATEADD(month, 3, periods.period) AS sees_until
  FROM periods
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.so_far), 0) AS "so_far"
FROM (
  SELECT
    CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS so_far
  FROM orders
  WHERE orders.placed_at >= CAST('2024-07-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-04-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS quarter,
    CAST(NULL AS BIGINT) AS orders,
    SUM(by_part.so_far) AS so_far
  FROM by_part
  JOIN windows ON by_part.quarter_part >= windows.sees_from AND by_part.quarter_part < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
