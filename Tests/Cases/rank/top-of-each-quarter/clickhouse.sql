WITH ranked_groups AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    brand.country AS brand_country,
    toInt64(count()) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
groups AS (
  SELECT
    ranked_groups.quarter AS quarter,
    ranked_groups.brand_country AS brand_country,
    ranked_groups.orders AS orders,
    CASE WHEN ranked_groups.orders IS NOT NULL THEN RANK() OVER (PARTITION BY ranked_groups.quarter ORDER BY CASE WHEN ranked_groups.orders IS NULL THEN 1 ELSE 0 END, ranked_groups.orders DESC) END AS place_1
  FROM ranked_groups
)
SELECT
  groups.quarter AS `quarter`,
  groups.brand_country AS `brand.country`,
  groups.orders AS `orders`
FROM groups
WHERE groups.place_1 <= 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
