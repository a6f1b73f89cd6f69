WITH by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS month_part,
    orders.retailer_id AS active
  FROM orders
  WHERE orders.placed_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-06-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
),
"range" AS (
  SELECT
    CAST('2025-03-01' AS DATE) AS first,
    CAST('2025-05-01' AS DATE) AS last,
    YEAR(CAST('2025-05-01' AS DATE)) * 12 + MONTH(CAST('2025-05-01' AS DATE)) - (YEAR(CAST('2025-03-01' AS DATE)) * 12 + MONTH(CAST('2025-03-01' AS DATE))) AS distance
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
    DATEADD(day, -90, DATEADD(month, 1, periods.period)) AS sees_from,
    DATEADD(month, 1, periods.period) AS sees_until
  FROM periods
),
by_part_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS month_part,
    orders.retailer_id AS last_year
  FROM orders
  WHERE orders.placed_at >= CAST('2024-01-02 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-06-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
),
windows_2 AS (
  SELECT
    periods.period,
    DATEADD(day, -90, DATEADD(month, -12, DATEADD(month, 1, periods.period))) AS sees_from,
    DATEADD(month, -12, DATEADD(month, 1, periods.period)) AS sees_until
  FROM periods
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.active), 0) AS "active",
  COALESCE(MAX(parts.last_year), 0) AS "last_year"
FROM (
  SELECT
    windows.period AS month,
    COUNT(DISTINCT by_part.active) AS active,
    CAST(NULL AS BIGINT) AS last_year
  FROM by_part
  JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    windows_2.period AS month,
    CAST(NULL AS BIGINT) AS active,
    COUNT(DISTINCT by_part_2.last_year) AS last_year
  FROM by_part_2
  JOIN windows_2 ON by_part_2.month_part >= windows_2.sees_from AND by_part_2.month_part < windows_2.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
