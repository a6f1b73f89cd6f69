WITH groups AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    orders.retailer_id AS retailer,
    toInt64(count()) AS value
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
  HAVING orders.retailer_id IS NOT NULL
),
groups_2 AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    orders.retailer_id AS retailer,
    toInt64(count()) AS last_year
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    toDate32(addMonths(groups_2.quarter, 12)) AS quarter,
    groups_2.retailer AS retailer,
    groups_2.last_year AS last_year
  FROM groups_2
),
groups_4 AS (
  SELECT
    groups_3.quarter AS quarter,
    groups_3.retailer AS retailer,
    groups_3.last_year AS value
  FROM groups_3
  WHERE groups_3.retailer IS NOT NULL
),
groups_5 AS (
  SELECT
    orders.retailer_id AS retailer,
    toInt64(count()) AS value
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  HAVING orders.retailer_id IS NOT NULL
),
groups_6 AS (
  SELECT
    parts.quarter AS quarter,
    parts.level AS level,
    MAX(parts.mean_1) AS mean_1,
    MAX(parts.mean_2) AS mean_2,
    MAX(parts.last_year_3) AS last_year_3,
    MAX(parts.last_year_4) AS last_year_4,
    MAX(MAX(parts.overall_5)) OVER () AS overall_5,
    MAX(MAX(parts.overall_6)) OVER () AS overall_6
  FROM (
    SELECT
      groups.quarter AS quarter,
      0 AS level,
      toInt64(sum(groups.value)) AS mean_1,
      toInt64(count(groups.value)) AS mean_2,
      CAST(NULL AS Nullable(Int64)) AS last_year_3,
      CAST(NULL AS Nullable(Int64)) AS last_year_4,
      CAST(NULL AS Nullable(Int64)) AS overall_5,
      CAST(NULL AS Nullable(Int64)) AS overall_6
    FROM groups
    GROUP BY 1
    UNION ALL
    SELECT
      groups_4.quarter AS quarter,
      0 AS level,
      CAST(NULL AS Nullable(Int64)) AS mean_1,
      CAST(NULL AS Nullable(Int64)) AS mean_2,
      toInt64(sum(groups_4.value)) AS last_year_3,
      toInt64(count(groups_4.value)) AS last_year_4,
      CAST(NULL AS Nullable(Int64)) AS overall_5,
      CAST(NULL AS Nullable(Int64)) AS overall_6
    FROM groups_4
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS Nullable(Date32)) AS quarter,
      1 AS level,
      CAST(NULL AS Nullable(Int64)) AS mean_1,
      CAST(NULL AS Nullable(Int64)) AS mean_2,
      CAST(NULL AS Nullable(Int64)) AS last_year_3,
      CAST(NULL AS Nullable(Int64)) AS last_year_4,
      toInt64(sum(groups_5.value)) AS overall_5,
      toInt64(count(groups_5.value)) AS overall_6
    FROM groups_5
    GROUP BY 1
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups_6.quarter AS `quarter`,
  CAST(groups_6.mean_1 AS Nullable(Float64)) / NULLIF(COALESCE(groups_6.mean_2, 0), 0) AS `mean`,
  CAST(groups_6.last_year_3 AS Nullable(Float64)) / NULLIF(COALESCE(groups_6.last_year_4, 0), 0) AS `last_year`,
  CAST(groups_6.overall_5 AS Nullable(Float64)) / NULLIF(COALESCE(groups_6.overall_6, 0), 0) AS `overall`
FROM groups_6
WHERE groups_6.level = 0
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
