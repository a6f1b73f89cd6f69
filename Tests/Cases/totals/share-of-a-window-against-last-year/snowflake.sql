WITH by_part AS (
  SELECT
    brand.country AS brand_country,
    CAST(orders.placed_at AS DATE) AS month_part,
    COUNT(*) AS share_1
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= CAST('2025-01-31 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-06-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
),
"range" AS (
  SELECT
    CAST('2025-04-01' AS DATE) AS first,
    CAST('2025-05-01' AS DATE) AS last,
    YEAR(CAST('2025-05-01' AS DATE)) * 12 + MONTH(CAST('2025-05-01' AS DATE)) - (YEAR(CAST('2025-04-01' AS DATE)) * 12 + MONTH(CAST('2025-04-01' AS DATE))) AS distance
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
    CAST(NULL AS VARCHAR) AS brand_country,
    CAST(orders.placed_at AS DATE) AS month_part,
    COUNT(*) AS share_2
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= CAST('2025-01-31 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-06-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
),
by_part_3 AS (
  SELECT
    brand.country AS brand_country,
    CAST(orders.placed_at AS DATE) AS month_part,
    COUNT(*) AS last_year_3
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= CAST('2024-02-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-06-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
),
windows_2 AS (
  SELECT
    periods.period,
    DATEADD(day, -90, DATEADD(month, -12, DATEADD(month, 1, periods.period))) AS sees_from,
    DATEADD(month, -12, DATEADD(month, 1, periods.period)) AS sees_until
  FROM periods
),
by_part_4 AS (
  SELECT
    CAST(NULL AS VARCHAR) AS brand_country,
    CAST(orders.placed_at AS DATE) AS month_part,
    COUNT(*) AS last_year_4
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= CAST('2024-02-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-06-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
),
groups AS (
  SELECT
    parts.brand_country,
    parts.month,
    parts.level,
    MAX(parts.share_1) AS share_1,
    MAX(MAX(parts.share_2)) OVER (PARTITION BY parts.month) AS share_2,
    MAX(parts.last_year_3) AS last_year_3,
    MAX(MAX(parts.last_year_4)) OVER (PARTITION BY parts.month) AS last_year_4
  FROM (
    SELECT
      by_part.brand_country,
      windows.period AS month,
      0 AS level,
      SUM(by_part.share_1) AS share_1,
      CAST(NULL AS BIGINT) AS share_2,
      CAST(NULL AS BIGINT) AS last_year_3,
      CAST(NULL AS BIGINT) AS last_year_4
    FROM by_part
    JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
    GROUP BY 1, 2
    UNION ALL
    SELECT
      by_part_2.brand_country,
      windows.period AS month,
      1 AS level,
      CAST(NULL AS BIGINT) AS share_1,
      SUM(by_part_2.share_2) AS share_2,
      CAST(NULL AS BIGINT) AS last_year_3,
      CAST(NULL AS BIGINT) AS last_year_4
    FROM by_part_2
    JOIN windows ON by_part_2.month_part >= windows.sees_from AND by_part_2.month_part < windows.sees_until
    GROUP BY 1, 2
    UNION ALL
    SELECT
      by_part_3.brand_country,
      windows_2.period AS month,
      0 AS level,
      CAST(NULL AS BIGINT) AS share_1,
      CAST(NULL AS BIGINT) AS share_2,
      SUM(by_part_3.last_year_3) AS last_year_3,
      CAST(NULL AS BIGINT) AS last_year_4
    FROM by_part_3
    JOIN windows_2 ON by_part_3.month_part >= windows_2.sees_from AND by_part_3.month_part < windows_2.sees_until
    GROUP BY 1, 2
    UNION ALL
    SELECT
      by_part_4.brand_country,
      windows_2.period AS month,
      1 AS level,
      CAST(NULL AS BIGINT) AS share_1,
      CAST(NULL AS BIGINT) AS share_2,
      CAST(NULL AS BIGINT) AS last_year_3,
      SUM(by_part_4.last_year_4) AS last_year_4
    FROM by_part_4
    JOIN windows_2 ON by_part_4.month_part >= windows_2.sees_from AND by_part_4.month_part < windows_2.sees_until
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2, 3
)
SELECT
  groups.brand_country AS "brand.country",
  groups.month AS "month",
  CAST(COALESCE(groups.share_1, 0) AS DOUBLE) / NULLIF(COALESCE(groups.share_2, 0), 0) AS "share",
  CAST(COALESCE(groups.last_year_3, 0) AS DOUBLE) / NULLIF(COALESCE(groups.last_year_4, 0), 0) AS "last_year"
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
