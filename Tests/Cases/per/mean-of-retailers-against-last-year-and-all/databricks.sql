WITH groups AS (
  SELECT
    TRUNC(CAST(orders.placed_at AS DATE), 'QUARTER') AS quarter,
    orders.retailer_id AS retailer,
    COUNT(*) AS value
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2026-01-01 00:00:00'
  GROUP BY 1, 2
  HAVING orders.retailer_id IS NOT NULL
),
groups_2 AS (
  SELECT
    TRUNC(CAST(orders.placed_at AS DATE), 'QUARTER') AS quarter,
    orders.retailer_id AS retailer,
    COUNT(*) AS last_year
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    ADD_MONTHS(groups_2.quarter, CAST(12 AS INT)) AS quarter,
    groups_2.retailer,
    groups_2.last_year
  FROM groups_2
),
groups_4 AS (
  SELECT
    groups_3.quarter,
    groups_3.retailer,
    groups_3.last_year AS value
  FROM groups_3
  WHERE groups_3.retailer IS NOT NULL
),
groups_5 AS (
  SELECT
    orders.retailer_id AS retailer,
    COUNT(*) AS value
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2026-01-01 00:00:00'
  GROUP BY 1
  HAVING orders.retailer_id IS NOT NULL
),
groups_6 AS (
  SELECT
    parts.quarter,
    parts.level,
    MAX(parts.mean_1) AS mean_1,
    MAX(parts.mean_2) AS mean_2,
    MAX(parts.last_year_3) AS last_year_3,
    MAX(parts.last_year_4) AS last_year_4,
    MAX(MAX(parts.overall_5)) OVER () AS overall_5,
    MAX(MAX(parts.overall_6)) OVER () AS overall_6
  FROM (
    SELECT
      groups.quarter,
      0 AS level,
      SUM(groups.value) AS mean_1,
      COUNT(groups.value) AS mean_2,
      CAST(NULL AS BIGINT) AS last_year_3,
      CAST(NULL AS BIGINT) AS last_year_4,
      CAST(NULL AS BIGINT) AS overall_5,
      CAST(NULL AS BIGINT) AS overall_6
    FROM groups
    GROUP BY 1
    UNION ALL
    SELECT
      groups_4.quarter,
      0 AS level,
      CAST(NULL AS BIGINT) AS mean_1,
      CAST(NULL AS BIGINT) AS mean_2,
      SUM(groups_4.value) AS last_year_3,
      COUNT(groups_4.value) AS last_year_4,
      CAST(NULL AS BIGINT) AS overall_5,
      CAST(NULL AS BIGINT) AS overall_6
    FROM groups_4
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS DATE) AS quarter,
      1 AS level,
      CAST(NULL AS BIGINT) AS mean_1,
      CAST(NULL AS BIGINT) AS mean_2,
      CAST(NULL AS BIGINT) AS last_year_3,
      CAST(NULL AS BIGINT) AS last_year_4,
      SUM(groups_5.value) AS overall_5,
      COUNT(groups_5.value) AS overall_6
    FROM groups_5
    GROUP BY 1
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups_6.quarter AS `quarter`,
  CAST(groups_6.mean_1 AS DOUBLE) / NULLIF(COALESCE(groups_6.mean_2, 0), 0) AS `mean`,
  CAST(groups_6.last_year_3 AS DOUBLE) / NULLIF(COALESCE(groups_6.last_year_4, 0), 0) AS `last_year`,
  CAST(groups_6.overall_5 AS DOUBLE) / NULLIF(COALESCE(groups_6.overall_6, 0), 0) AS `overall`
FROM groups_6
WHERE groups_6.level = 0
ORDER BY 1 NULLS LAST
