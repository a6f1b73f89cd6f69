WITH ranked_groups AS (
  SELECT
    brand.country AS brand_country,
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS mean_place_1
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
groups AS (
  SELECT
    ranked_groups.brand_country AS brand_country,
    ranked_groups.quarter AS quarter,
    ranked_groups.mean_place_1 AS mean_place_1,
    CASE WHEN ranked_groups.mean_place_1 IS NOT NULL THEN RANK() OVER (PARTITION BY ranked_groups.quarter ORDER BY CASE WHEN ranked_groups.mean_place_1 IS NULL THEN 1 ELSE 0 END, ranked_groups.mean_place_1 DESC) END AS place_1
  FROM ranked_groups
),
groups_2 AS (
  SELECT
    groups.brand_country AS brand_country,
    groups.quarter AS quarter,
    groups.place_1 AS value
  FROM groups
  WHERE groups.quarter IS NOT NULL
)
SELECT
  groups_2.brand_country AS `brand.country`,
  CAST(toInt64(sum(groups_2.value)) AS Nullable(Float64)) / NULLIF(toInt64(count(groups_2.value)), 0) AS `mean_place`
FROM groups_2
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
