WITH groups AS (
  SELECT
    DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS year,
    brand.country AS brand_country,
    COUNT(*) AS share_1
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS year,
    COUNT(*) AS share_1
  FROM orders
  GROUP BY 1
),
groups_3 AS (
  SELECT
    COUNT(*) AS share_1
  FROM orders
)
SELECT
  parts.year AS "year",
  parts.brand_country AS "brand.country",
  parts.value_3 AS "share",
  parts.value_4 AS "of_year",
  parts.level AS "total_level"
FROM (
  SELECT
    groups.year,
    groups.brand_country,
    CAST(groups.share_1 AS DOUBLE) / NULLIF(SUM(groups.share_1) OVER (), 0) AS value_3,
    CAST(groups.share_1 AS DOUBLE) / NULLIF(SUM(groups.share_1) OVER (PARTITION BY groups.year), 0) AS value_4,
    0 AS level
  FROM groups
  UNION ALL
  SELECT
    groups_2.year,
    CAST(NULL AS VARCHAR) AS brand_country,
    CAST(groups_2.share_1 AS DOUBLE) / NULLIF(SUM(groups_2.share_1) OVER (), 0) AS value_3,
    CAST(groups_2.share_1 AS DOUBLE) / NULLIF(groups_2.share_1, 0) AS value_4,
    1 AS level
  FROM groups_2
  UNION ALL
  SELECT
    CAST(NULL AS DATE) AS year,
    CAST(NULL AS VARCHAR) AS brand_country,
    CAST(groups_3.share_1 AS DOUBLE) / NULLIF(groups_3.share_1, 0) AS value_3,
    CAST(groups_3.share_1 AS DOUBLE) / NULLIF(groups_3.share_1, 0) AS value_4,
    2 AS level
  FROM groups_3
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
