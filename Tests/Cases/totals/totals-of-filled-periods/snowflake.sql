WITH by_part AS (
  SELECT
    brand.country AS brand_country
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.channel = 'phone'
    AND brand.country = 'SE'
    AND orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
),
"range" AS (
  SELECT
    CAST('2024-01-01' AS DATE) AS first,
    CAST('2024-10-01' AS DATE) AS last,
    CAST(TRUNC(CAST(YEAR(CAST('2024-10-01' AS DATE)) * 12 + MONTH(CAST('2024-10-01' AS DATE)) - (YEAR(CAST('2024-01-01' AS DATE)) * 12 + MONTH(CAST('2024-01-01' AS DATE))) AS DOUBLE) / NULLIF(3, 0)) AS BIGINT) AS distance
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
    periods.period
  FROM periods
),
range_2 AS (
  SELECT
    CAST('2024-01-01' AS DATE) AS first,
    CAST('2024-10-01' AS DATE) AS last,
    CAST(TRUNC(CAST(YEAR(CAST('2024-10-01' AS DATE)) * 12 + MONTH(CAST('2024-10-01' AS DATE)) - (YEAR(CAST('2024-01-01' AS DATE)) * 12 + MONTH(CAST('2024-01-01' AS DATE))) AS DOUBLE) / NULLIF(3, 0)) AS BIGINT) AS distance
),
numbers_2 AS (
  SELECT CAST(steps.value AS BIGINT) AS n FROM range_2, LATERAL FLATTEN(INPUT => ARRAY_GENERATE_RANGE(0, range_2.distance + 1)) AS steps
),
periods_2 AS (
  SELECT
    DATEADD(month, numbers_2.n * 3, range_2.first) AS period
  FROM numbers_2
  JOIN range_2 ON TRUE
)
SELECT
  parts.quarter AS "quarter",
  parts.brand_country AS "brand.country",
  parts.value_3 AS "orders",
  parts.level AS "total_level"
FROM (
  SELECT
    parts.quarter,
    parts.brand_country,
    COALESCE(MAX(parts.orders), 0) AS value_3,
    0 AS level
  FROM (
    SELECT
      windows.period AS quarter,
      by_part.brand_country,
      CAST(NULL AS BIGINT) AS orders
    FROM by_part
    JOIN windows ON TRUE
    UNION ALL
    SELECT
      CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS quarter,
      brand.country AS brand_country,
      COUNT(*) AS orders
    FROM orders
    JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.channel = 'phone'
      AND brand.country = 'SE'
      AND orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
      AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
  UNION ALL
  SELECT
    parts.quarter,
    CAST(NULL AS VARCHAR) AS brand_country,
    COALESCE(MAX(parts.orders), 0) AS value_3,
    1 AS level
  FROM (
    SELECT
      periods_2.period AS quarter,
      CAST(NULL AS BIGINT) AS orders
    FROM periods_2
    UNION ALL
    SELECT
      CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS quarter,
      COUNT(*) AS orders
    FROM orders
    JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.channel = 'phone'
      AND brand.country = 'SE'
      AND orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
      AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
    GROUP BY 1
  ) AS parts
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS DATE) AS quarter,
    CAST(NULL AS VARCHAR) AS brand_country,
    COUNT(*) AS value_3,
    2 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.channel = 'phone'
    AND brand.country = 'SE'
    AND orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
