WITH RECURSIVE by_part AS (
  SELECT
    brand.country AS brand_country
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.channel = 'phone'
    AND brand.country = 'SE'
    AND orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    CAST('2024-01-01' AS DATE) AS period,
    CAST('2024-10-01' AS DATE) AS last
  WHERE CAST('2024-01-01' AS DATE) <= CAST('2024-10-01' AS DATE)
  UNION ALL
  SELECT
    CAST(DATEADD(month, 3, periods.period) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATEADD(month, 3, periods.period) AS DATE) <= periods.last
),
windows AS (
  SELECT
    periods.period
  FROM periods
),
periods_2(period, last) AS (
  SELECT
    CAST('2024-01-01' AS DATE) AS period,
    CAST('2024-10-01' AS DATE) AS last
  WHERE CAST('2024-01-01' AS DATE) <= CAST('2024-10-01' AS DATE)
  UNION ALL
  SELECT
    CAST(DATEADD(month, 3, periods_2.period) AS DATE) AS period,
    periods_2.last
  FROM periods_2
  WHERE CAST(DATEADD(month, 3, periods_2.period) AS DATE) <= periods_2.last
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
      AND orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
      AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
  UNION ALL
  SELECT
    parts.quarter,
    CAST(NULL AS VARCHAR(65535)) AS brand_country,
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
      AND orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
      AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    GROUP BY 1
  ) AS parts
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS DATE) AS quarter,
    CAST(NULL AS VARCHAR(65535)) AS brand_country,
    COUNT(*) AS value_3,
    2 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.channel = 'phone'
    AND brand.country = 'SE'
    AND orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
