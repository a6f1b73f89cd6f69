WITH by_part AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    orders.channel AS last,
    orders.placed_at AS last_by
  FROM orders
  WHERE orders.placed_at >= CAST('2023-11-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-07-01 00:00:00' AS TIMESTAMP_NTZ)
),
"range" AS (
  SELECT
    CAST('2024-01-01' AS DATE) AS first,
    CAST('2024-06-01' AS DATE) AS last,
    YEAR(CAST('2024-06-01' AS DATE)) * 12 + MONTH(CAST('2024-06-01' AS DATE)) - (YEAR(CAST('2024-01-01' AS DATE)) * 12 + MONTH(CAST('2024-01-01' AS DATE))) AS distance
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
),
by_part_2 AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    orders.status AS seen
  FROM orders
  WHERE orders.placed_at >= CAST('2023-12-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-07-01 00:00:00' AS TIMESTAMP_NTZ)
),
windows_2 AS (
  SELECT
    periods.period,
    DATEADD(month, -2, DATEADD(month, 1, periods.period)) AS sees_from,
    DATEADD(month, 1, periods.period) AS sees_until
  FROM periods
),
groups AS (
  SELECT
    parts.month,
    parts.level,
    MAX(parts.last) AS last,
    MAX(parts.of_all_2) AS of_all_2,
    MAX(MAX(parts.of_all)) OVER () AS of_all,
    MAX(parts.seen) AS seen
  FROM (
    SELECT
      windows.period AS month,
      0 AS level,
      CAST(GET(ARRAY_AGG(CASE WHEN (by_part.last IS NOT NULL AND by_part.last_by IS NOT NULL) THEN by_part.last END) WITHIN GROUP (ORDER BY by_part.last_by DESC, by_part.last), 0) AS VARCHAR) AS last,
      CAST(NULL AS VARCHAR) AS of_all_2,
      CAST(NULL AS VARCHAR) AS of_all,
      CAST(NULL AS VARCHAR) AS seen
    FROM by_part
    JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
      0 AS level,
      CAST(NULL AS VARCHAR) AS last,
      CAST(GET(ARRAY_AGG(CASE WHEN (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL) THEN orders.channel END) WITHIN GROUP (ORDER BY orders.placed_at DESC, orders.channel), 0) AS VARCHAR) AS of_all_2,
      CAST(NULL AS VARCHAR) AS of_all,
      CAST(NULL AS VARCHAR) AS seen
    FROM orders
    WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
      AND orders.placed_at < CAST('2024-07-01 00:00:00' AS TIMESTAMP_NTZ)
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS DATE) AS month,
      1 AS level,
      CAST(NULL AS VARCHAR) AS last,
      CAST(NULL AS VARCHAR) AS of_all_2,
      CAST(GET(ARRAY_AGG(CASE WHEN (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL) THEN orders.channel END) WITHIN GROUP (ORDER BY orders.placed_at DESC, orders.channel), 0) AS VARCHAR) AS of_all,
      CAST(NULL AS VARCHAR) AS seen
    FROM orders
    WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
      AND orders.placed_at < CAST('2024-07-01 00:00:00' AS TIMESTAMP_NTZ)
    GROUP BY 1
    UNION ALL
    SELECT
      windows_2.period AS month,
      0 AS level,
      CAST(NULL AS VARCHAR) AS last,
      CAST(NULL AS VARCHAR) AS of_all_2,
      CAST(NULL AS VARCHAR) AS of_all,
      CASE WHEN COUNT(by_part_2.seen) > 0 THEN LISTAGG(DISTINCT by_part_2.seen, ' ') WITHIN GROUP (ORDER BY by_part_2.seen) END AS seen
    FROM by_part_2
    JOIN windows_2 ON by_part_2.month >= windows_2.sees_from AND by_part_2.month < windows_2.sees_until
    GROUP BY 1
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups.month AS "month",
  groups.last AS "last",
  groups.of_all AS "of_all",
  groups.seen AS "seen"
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST
