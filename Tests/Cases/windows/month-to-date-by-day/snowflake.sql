WITH by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS so_far
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= CAST('2024-02-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-03-04 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
),
"range" AS (
  SELECT
    CAST('2024-02-27' AS DATE) AS first,
    CAST('2024-03-03' AS DATE) AS last,
    DATEDIFF(day, CAST('2024-02-27' AS DATE), CAST('2024-03-03' AS DATE)) AS distance
),
numbers AS (
  SELECT CAST(steps.value AS BIGINT) AS n FROM "range", LATERAL FLATTEN(INPUT => ARRAY_GENERATE_RANGE(0, "range".distance + 1)) AS steps
),
periods AS (
  SELECT
    DATEADD(day, numbers.n, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
),
windows AS (
  SELECT
    periods.period,
    CAST(DATE_TRUNC('month', DATEADD(day, -1, DATEADD(day, 1, periods.period))) AS DATE) AS sees_from,
    DATEADD(day, 1, periods.period) AS sees_until
  FROM periods
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.so_far), 0) AS "so_far"
FROM (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS so_far
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= CAST('2024-02-27 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-03-04 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS BIGINT) AS orders,
    SUM(by_part.so_far) AS so_far
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
