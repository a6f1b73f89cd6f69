WITH ranked_groups AS (
  SELECT
    brand.country AS brand_country,
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS mean_place_1
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1, 2
),
`groups` AS (
  SELECT
    ranked_groups.brand_country,
    ranked_groups.quarter,
    ranked_groups.mean_place_1,
    CASE WHEN ranked_groups.mean_place_1 IS NOT NULL THEN RANK() OVER (PARTITION BY ranked_groups.quarter ORDER BY CASE WHEN ranked_groups.mean_place_1 IS NULL THEN 1 ELSE 0 END, ranked_groups.mean_place_1 DESC) END AS place_1
  FROM ranked_groups
),
groups_2 AS (
  SELECT
    `groups`.brand_country,
    `groups`.quarter,
    `groups`.place_1 AS value
  FROM `groups`
  WHERE `groups`.quarter IS NOT NULL
),
groups_3 AS (
  SELECT
    groups_2.brand_country,
    SUM(groups_2.value) AS mean_place_1,
    COUNT(groups_2.value) AS mean_place_2
  FROM groups_2
  GROUP BY 1
)
SELECT
  groups_3.brand_country AS `brand_country`,
  CAST(groups_3.mean_place_1 AS FLOAT64) / NULLIF(groups_3.mean_place_2, 0) AS `mean_place`
FROM groups_3
ORDER BY 1 NULLS LAST
