WITH by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    orders.retailer_id AS active
  FROM orders
  WHERE orders.placed_at >= CAST('2024-02-03 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-03-20 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
),
"range" AS (
  SELECT
    CAST('2024-03-01' AS DATE) AS first,
    CAST('2024-03-19' AS DATE) AS last,
    DATEDIFF(day, CAST('2024-03-01' AS DATE), CAST('2024-03-19' AS DATE)) AS distance
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
    DATEADD(day, -28, DATEADD(day, 1, periods.period)) AS sees_from,
    DATEADD(day, 1, periods.period) AS sees_until
  FROM periods
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.buyers), 0) AS "buyers",
  COALESCE(MAX(parts.active), 0) AS "active"
FROM (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS BIGINT) AS active
  FROM orders
  WHERE orders.placed_at >= CAST('2024-03-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-03-20 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS BIGINT) AS buyers,
    COUNT(DISTINCT by_part.active) AS active
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
