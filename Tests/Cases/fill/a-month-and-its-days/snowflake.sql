WITH "range" AS (
  SELECT
    CAST('2024-02-27' AS DATE) AS first,
    CAST('2024-03-02' AS DATE) AS last,
    DATEDIFF(day, CAST('2024-02-27' AS DATE), CAST('2024-03-02' AS DATE)) AS distance
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
  parts.month AS "month",
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', periods.period) AS DATE) AS month,
    periods.period AS day,
    CAST(NULL AS BIGINT) AS orders
  FROM periods
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= CAST('2024-02-27 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-03-03 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
