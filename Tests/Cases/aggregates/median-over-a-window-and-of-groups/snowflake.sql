WITH by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS month_part,
    DATEDIFF(day, CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE)) AS recent
  FROM orders
  WHERE orders.placed_at >= CAST('2024-03-04 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-06-01 00:00:00' AS TIMESTAMP_NTZ)
),
"range" AS (
  SELECT
    CAST('2024-03-01' AS DATE) AS first,
    CAST('2024-05-01' AS DATE) AS last,
    YEAR(CAST('2024-05-01' AS DATE)) * 12 + MONTH(CAST('2024-05-01' AS DATE)) - (YEAR(CAST('2024-03-01' AS DATE)) * 12 + MONTH(CAST('2024-03-01' AS DATE))) AS distance
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
    DATEADD(day, -28, DATEADD(month, 1, periods.period)) AS sees_from,
    DATEADD(month, 1, periods.period) AS sees_until
  FROM periods
),
groups AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS value
  FROM orders
  WHERE orders.placed_at >= CAST('2024-03-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-06-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
  HAVING orders.retailer_id IS NOT NULL
)
SELECT
  parts.month AS "month",
  MAX(parts.recent) AS "recent",
  MAX(parts.usual) AS "usual"
FROM (
  SELECT
    windows.period AS month,
    PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY CAST(by_part.recent AS DOUBLE)) AS recent,
    CAST(NULL AS DOUBLE) AS usual
  FROM by_part
  JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    groups.month,
    CAST(NULL AS DOUBLE) AS recent,
    PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY CAST(groups.value AS DOUBLE)) AS usual
  FROM groups
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
