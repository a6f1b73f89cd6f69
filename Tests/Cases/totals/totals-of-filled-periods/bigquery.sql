WITH by_part AS (
  SELECT
    brand.country AS brand_country
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.channel = 'phone'
    AND brand.country = 'SE'
    AND orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
),
`range` AS (
  SELECT
    DATE '2024-01-01' AS first,
    DATE '2024-10-01' AS last,
    CAST(TRUNC(CAST(EXTRACT(YEAR FROM DATE '2024-10-01') * 12 + EXTRACT(MONTH FROM DATE '2024-10-01') - (EXTRACT(YEAR FROM DATE '2024-01-01') * 12 + EXTRACT(MONTH FROM DATE '2024-01-01')) AS FLOAT64) / NULLIF(3, 0)) AS INT64) AS distance
),
numbers AS (
  SELECT n FROM `range` CROSS JOIN UNNEST(GENERATE_ARRAY(0, `range`.distance)) AS n
),
periods AS (
  SELECT
    DATE_ADD(`range`.first, INTERVAL (numbers.n * 3) MONTH) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period
  FROM periods
),
`groups` AS (
  SELECT
    parts.quarter,
    parts.brand_country,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      windows.period AS quarter,
      by_part.brand_country,
      CAST(NULL AS INT64) AS orders
    FROM by_part
    JOIN windows ON TRUE
    UNION ALL
    SELECT
      DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
      brand.country AS brand_country,
      COUNT(*) AS orders
    FROM orders
    JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.channel = 'phone'
      AND brand.country = 'SE'
      AND orders.placed_at >= DATETIME '2024-01-01 00:00:00'
      AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
),
range_2 AS (
  SELECT
    DATE '2024-01-01' AS first,
    DATE '2024-10-01' AS last,
    CAST(TRUNC(CAST(EXTRACT(YEAR FROM DATE '2024-10-01') * 12 + EXTRACT(MONTH FROM DATE '2024-10-01') - (EXTRACT(YEAR FROM DATE '2024-01-01') * 12 + EXTRACT(MONTH FROM DATE '2024-01-01')) AS FLOAT64) / NULLIF(3, 0)) AS INT64) AS distance
),
numbers_2 AS (
  SELECT n FROM range_2 CROSS JOIN UNNEST(GENERATE_ARRAY(0, range_2.distance)) AS n
),
periods_2 AS (
  SELECT
    DATE_ADD(range_2.first, INTERVAL (numbers_2.n * 3) MONTH) AS period
  FROM numbers_2
  JOIN range_2 ON TRUE
),
groups_2 AS (
  SELECT
    parts.quarter,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      periods_2.period AS quarter,
      CAST(NULL AS INT64) AS orders
    FROM periods_2
    UNION ALL
    SELECT
      DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
      COUNT(*) AS orders
    FROM orders
    JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.channel = 'phone'
      AND brand.country = 'SE'
      AND orders.placed_at >= DATETIME '2024-01-01 00:00:00'
      AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
    GROUP BY 1
  ) AS parts
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  parts.brand_country AS `brand_country`,
  parts.value_3 AS `orders`,
  parts.level AS `total_level`
FROM (
  SELECT
    `groups`.quarter,
    `groups`.brand_country,
    COALESCE(`groups`.orders, 0) AS value_3,
    0 AS level
  FROM `groups`
  UNION ALL
  SELECT
    groups_2.quarter,
    CAST(NULL AS STRING) AS brand_country,
    COALESCE(groups_2.orders, 0) AS value_3,
    1 AS level
  FROM groups_2
  UNION ALL
  SELECT
    CAST(NULL AS DATE) AS quarter,
    CAST(NULL AS STRING) AS brand_country,
    COUNT(*) AS value_3,
    2 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.channel = 'phone'
    AND brand.country = 'SE'
    AND orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
