WITH by_part AS (
  SELECT
    brand.country AS brand_country,
    CAST(orders.placed_at AS DATE) AS month_part,
    COUNT(*) AS share_1
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= DATETIME '2025-01-31 00:00:00'
    AND orders.placed_at < DATETIME '2025-06-01 00:00:00'
  GROUP BY 1, 2
),
`range` AS (
  SELECT
    DATE '2025-04-01' AS first,
    DATE '2025-05-01' AS last,
    EXTRACT(YEAR FROM DATE '2025-05-01') * 12 + EXTRACT(MONTH FROM DATE '2025-05-01') - (EXTRACT(YEAR FROM DATE '2025-04-01') * 12 + EXTRACT(MONTH FROM DATE '2025-04-01')) AS distance
),
numbers AS (
  SELECT n FROM `range` CROSS JOIN UNNEST(GENERATE_ARRAY(0, `range`.distance)) AS n
),
periods AS (
  SELECT
    DATE_ADD(`range`.first, INTERVAL (numbers.n) MONTH) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_ADD(DATE_ADD(periods.period, INTERVAL (1) MONTH), INTERVAL (-90) DAY) AS sees_from,
    DATE_ADD(periods.period, INTERVAL (1) MONTH) AS sees_until
  FROM periods
),
`groups` AS (
  SELECT
    by_part.brand_country,
    windows.period AS month,
    SUM(by_part.share_1) AS share_1
  FROM by_part
  JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
  GROUP BY 1, 2
),
by_part_2 AS (
  SELECT
    CAST(NULL AS STRING) AS brand_country,
    CAST(orders.placed_at AS DATE) AS month_part,
    COUNT(*) AS share_2
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= DATETIME '2025-01-31 00:00:00'
    AND orders.placed_at < DATETIME '2025-06-01 00:00:00'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    by_part_2.brand_country,
    windows.period AS month,
    SUM(by_part_2.share_2) AS share_2
  FROM by_part_2
  JOIN windows ON by_part_2.month_part >= windows.sees_from AND by_part_2.month_part < windows.sees_until
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
    AND orders.placed_at >= DATETIME '2024-02-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-06-01 00:00:00'
  GROUP BY 1, 2
),
windows_2 AS (
  SELECT
    periods.period,
    DATE_ADD(DATE_ADD(DATE_ADD(periods.period, INTERVAL (1) MONTH), INTERVAL (-12) MONTH), INTERVAL (-90) DAY) AS sees_from,
    DATE_ADD(DATE_ADD(periods.period, INTERVAL (1) MONTH), INTERVAL (-12) MONTH) AS sees_until
  FROM periods
),
groups_3 AS (
  SELECT
    by_part_3.brand_country,
    windows_2.period AS month,
    SUM(by_part_3.last_year_3) AS last_year_3
  FROM by_part_3
  JOIN windows_2 ON by_part_3.month_part >= windows_2.sees_from AND by_part_3.month_part < windows_2.sees_until
  GROUP BY 1, 2
),
by_part_4 AS (
  SELECT
    CAST(NULL AS STRING) AS brand_country,
    CAST(orders.placed_at AS DATE) AS month_part,
    COUNT(*) AS last_year_4
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= DATETIME '2024-02-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-06-01 00:00:00'
  GROUP BY 1, 2
),
groups_4 AS (
  SELECT
    by_part_4.brand_country,
    windows_2.period AS month,
    SUM(by_part_4.last_year_4) AS last_year_4
  FROM by_part_4
  JOIN windows_2 ON by_part_4.month_part >= windows_2.sees_from AND by_part_4.month_part < windows_2.sees_until
  GROUP BY 1, 2
),
groups_5 AS (
  SELECT
    parts.brand_country,
    parts.month,
    parts.level,
    MAX(parts.share_1) AS share_1,
    MAX(parts.share_2) AS share_2,
    MAX(parts.last_year_3) AS last_year_3,
    MAX(parts.last_year_4) AS last_year_4
  FROM (
    SELECT
      `groups`.brand_country,
      `groups`.month,
      0 AS level,
      `groups`.share_1,
      CAST(NULL AS INT64) AS share_2,
      CAST(NULL AS INT64) AS last_year_3,
      CAST(NULL AS INT64) AS last_year_4
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.brand_country,
      groups_2.month,
      1 AS level,
      CAST(NULL AS INT64) AS share_1,
      groups_2.share_2,
      CAST(NULL AS INT64) AS last_year_3,
      CAST(NULL AS INT64) AS last_year_4
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.brand_country,
      groups_3.month,
      0 AS level,
      CAST(NULL AS INT64) AS share_1,
      CAST(NULL AS INT64) AS share_2,
      groups_3.last_year_3,
      CAST(NULL AS INT64) AS last_year_4
    FROM groups_3
    UNION ALL
    SELECT
      groups_4.brand_country,
      groups_4.month,
      1 AS level,
      CAST(NULL AS INT64) AS share_1,
      CAST(NULL AS INT64) AS share_2,
      CAST(NULL AS INT64) AS last_year_3,
      groups_4.last_year_4
    FROM groups_4
  ) AS parts
  GROUP BY 1, 2, 3
),
groups_6 AS (
  SELECT
    groups_5.brand_country,
    groups_5.month,
    groups_5.level,
    groups_5.share_1,
    MAX(groups_5.share_2) OVER (PARTITION BY groups_5.month) AS share_2,
    groups_5.last_year_3,
    MAX(groups_5.last_year_4) OVER (PARTITION BY groups_5.month) AS last_year_4
  FROM groups_5
)
SELECT
  groups_6.brand_country AS `brand_country`,
  groups_6.month AS `month`,
  CAST(COALESCE(groups_6.share_1, 0) AS FLOAT64) / NULLIF(COALESCE(groups_6.share_2, 0), 0) AS `share`,
  CAST(COALESCE(groups_6.last_year_3, 0) AS FLOAT64) / NULLIF(COALESCE(groups_6.last_year_4, 0), 0) AS `last_year`
FROM groups_6
WHERE groups_6.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
