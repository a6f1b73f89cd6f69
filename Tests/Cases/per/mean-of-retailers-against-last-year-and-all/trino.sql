WITH groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    orders.retailer_id AS retailer,
    COUNT(*) AS mean
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    groups.quarter,
    groups.retailer,
    groups.mean AS value
  FROM groups
  WHERE groups.retailer IS NOT NULL
),
groups_3 AS (
  SELECT
    groups_2.quarter,
    SUM(groups_2.value) AS mean_1,
    COUNT(groups_2.value) AS mean_2
  FROM groups_2
  GROUP BY 1
),
groups_4 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    orders.retailer_id AS retailer,
    COUNT(*) AS last_year
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_5 AS (
  SELECT
    DATE_ADD('month', 12, groups_4.quarter) AS quarter,
    groups_4.retailer,
    groups_4.last_year
  FROM groups_4
),
groups_6 AS (
  SELECT
    groups_5.quarter,
    groups_5.retailer,
    groups_5.last_year AS value
  FROM groups_5
  WHERE groups_5.retailer IS NOT NULL
),
groups_7 AS (
  SELECT
    groups_6.quarter,
    SUM(groups_6.value) AS last_year_3,
    COUNT(groups_6.value) AS last_year_4
  FROM groups_6
  GROUP BY 1
),
groups_8 AS (
  SELECT
    orders.retailer_id AS retailer,
    COUNT(*) AS overall
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_9 AS (
  SELECT
    groups_8.retailer,
    groups_8.overall AS value
  FROM groups_8
  WHERE groups_8.retailer IS NOT NULL
),
groups_10 AS (
  SELECT
    CAST(NULL AS DATE) AS quarter,
    SUM(groups_9.value) AS overall_5,
    COUNT(groups_9.value) AS overall_6
  FROM groups_9
  GROUP BY 1
),
groups_11 AS (
  SELECT
    parts.quarter,
    parts.level,
    MAX(parts.mean_1) AS mean_1,
    MAX(parts.mean_2) AS mean_2,
    MAX(parts.last_year_3) AS last_year_3,
    MAX(parts.last_year_4) AS last_year_4,
    MAX(parts.overall_5) AS overall_5,
    MAX(parts.overall_6) AS overall_6
  FROM (
    SELECT
      groups_3.quarter,
      0 AS level,
      groups_3.mean_1,
      groups_3.mean_2,
      CAST(NULL AS BIGINT) AS last_year_3,
      CAST(NULL AS BIGINT) AS last_year_4,
      CAST(NULL AS BIGINT) AS overall_5,
      CAST(NULL AS BIGINT) AS overall_6
    FROM groups_3
    UNION ALL
    SELECT
      groups_7.quarter,
      0 AS level,
      CAST(NULL AS BIGINT) AS mean_1,
      CAST(NULL AS BIGINT) AS mean_2,
      groups_7.last_year_3,
      groups_7.last_year_4,
      CAST(NULL AS BIGINT) AS overall_5,
      CAST(NULL AS BIGINT) AS overall_6
    FROM groups_7
    UNION ALL
    SELECT
      groups_10.quarter,
      1 AS level,
      CAST(NULL AS BIGINT) AS mean_1,
      CAST(NULL AS BIGINT) AS mean_2,
      CAST(NULL AS BIGINT) AS last_year_3,
      CAST(NULL AS BIGINT) AS last_year_4,
      groups_10.overall_5,
      groups_10.overall_6
    FROM groups_10
  ) AS parts
  GROUP BY 1, 2
),
groups_12 AS (
  SELECT
    groups_11.quarter,
    groups_11.level,
    groups_11.mean_1,
    groups_11.mean_2,
    groups_11.last_year_3,
    groups_11.last_year_4,
    MAX(groups_11.overall_5) OVER () AS overall_5,
    MAX(groups_11.overall_6) OVER () AS overall_6
  FROM groups_11
)
SELECT
  groups_12.quarter AS "quarter",
  CAST(groups_12.mean_1 AS DOUBLE) / NULLIF(COALESCE(groups_12.mean_2, 0), 0) AS "mean",
  CAST(groups_12.last_year_3 AS DOUBLE) / NULLIF(COALESCE(groups_12.last_year_4, 0), 0) AS "last_year",
  CAST(groups_12.overall_5 AS DOUBLE) / NULLIF(COALESCE(groups_12.overall_6, 0), 0) AS "overall"
FROM groups_12
WHERE groups_12.level = 0
ORDER BY 1 NULLS LAST
