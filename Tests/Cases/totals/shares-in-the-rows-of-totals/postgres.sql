WITH groups AS (
  SELECT
    parts.year,
    parts.brand_country,
    parts.level,
    MAX(parts.share_1) AS share_1,
    MAX(MAX(parts.share_2)) OVER () AS share_2,
    MAX(MAX(parts.of_year_3)) OVER (PARTITION BY parts.year) AS of_year_3
  FROM (
    SELECT
      CAST(DATE_TRUNC('year', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS year,
      brand.country AS brand_country,
      0 AS level,
      COUNT(*) AS share_1,
      CAST(NULL AS BIGINT) AS share_2,
      CAST(NULL AS BIGINT) AS of_year_3
    FROM orders
    LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
    GROUP BY 1, 2
    UNION ALL
    SELECT
      CAST(NULL AS DATE) AS year,
      CAST(NULL AS TEXT) AS brand_country,
      1 AS level,
      CAST(NULL AS BIGINT) AS share_1,
      COUNT(*) AS share_2,
      CAST(NULL AS BIGINT) AS of_year_3
    FROM orders
    GROUP BY 1, 2
    UNION ALL
    SELECT
      CAST(DATE_TRUNC('year', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS year,
      CAST(NULL AS TEXT) AS brand_country,
      2 AS level,
      CAST(NULL AS BIGINT) AS share_1,
      CAST(NULL AS BIGINT) AS share_2,
      COUNT(*) AS of_year_3
    FROM orders
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2, 3
),
groups_2 AS (
  SELECT
    parts.year,
    parts.level,
    MAX(parts.share_1) AS share_1,
    MAX(MAX(parts.share_2)) OVER () AS share_2
  FROM (
    SELECT
      CAST(DATE_TRUNC('year', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS year,
      0 AS level,
      COUNT(*) AS share_1,
      CAST(NULL AS BIGINT) AS share_2
    FROM orders
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS DATE) AS year,
      1 AS level,
      CAST(NULL AS BIGINT) AS share_1,
      COUNT(*) AS share_2
    FROM orders
    GROUP BY 1
  ) AS parts
  GROUP BY 1, 2
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
    CAST(COALESCE(groups.share_1, 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(groups.share_2, 0), 0) AS value_3,
    CAST(COALESCE(groups.share_1, 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(groups.of_year_3, 0), 0) AS value_4,
    0 AS level
  FROM groups
  WHERE groups.level = 0
  UNION ALL
  SELECT
    groups_2.year,
    CAST(NULL AS TEXT) AS brand_country,
    CAST(COALESCE(groups_2.share_1, 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(groups_2.share_2, 0), 0) AS value_3,
    CAST(COALESCE(groups_2.share_1, 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(groups_2.share_1, 0), 0) AS value_4,
    1 AS level
  FROM groups_2
  WHERE groups_2.level = 0
  UNION ALL
  SELECT
    CAST(NULL AS DATE) AS year,
    CAST(NULL AS TEXT) AS brand_country,
    CAST(COUNT(*) AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0) AS value_3,
    CAST(COUNT(*) AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0) AS value_4,
    2 AS level
  FROM orders
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, parts.brand_country COLLATE "C" NULLS LAST
