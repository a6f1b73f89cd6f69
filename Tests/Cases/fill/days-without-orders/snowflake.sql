WITH "range" AS (
  SELECT
    CAST('2024-02-01' AS DATE) AS first,
    CAST('2024-02-07' AS DATE) AS last,
    DATEDIFF(day, CAST('2024-02-01' AS DATE), CAST('2024-02-07' AS DATE)) AS distance
),
numbers AS (
  SELECT CAST(steps.value AS BIGINT) AS n FROM "range", LATERAL FLATTEN(INPUT => ARRAY_GENERATE_RANGE(0, "range".distance + 1)) AS steps
),
periods AS (
  SELECT
    DATEADD(day, numbers.n, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  MAX(parts.smallest) AS "smallest"
FROM (
  SELECT
    periods.period AS day,
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS TIMESTAMP_NTZ) AS smallest
  FROM periods
  UNION ALL
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders,
    MIN(orders.placed_at) AS smallest
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= CAST('2024-02-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-02-08 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
