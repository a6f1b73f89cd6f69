WITH ranked_groups AS (
  SELECT
    toDate32(toStartOfYear(toDate32(orders.placed_at))) AS year,
    brand.country AS brand_country,
    toInt64(count()) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1, 2
),
ranked_groups_2 AS (
  SELECT
    ranked_groups.year AS year,
    ranked_groups.brand_country AS brand_country,
    ranked_groups.orders AS orders,
    CASE WHEN ranked_groups.orders IS NOT NULL THEN RANK() OVER (ORDER BY CASE WHEN ranked_groups.orders IS NULL THEN 1 ELSE 0 END, ranked_groups.orders DESC) END AS place_1
  FROM ranked_groups
)
SELECT
  ranked_groups_2.year AS `year`,
  ranked_groups_2.brand_country AS `brand.country`,
  ranked_groups_2.orders AS `orders`,
  ranked_groups_2.place_1 AS `place`,
  CASE WHEN ranked_groups_2.orders IS NOT NULL THEN RANK() OVER (PARTITION BY ranked_groups_2.year ORDER BY CASE WHEN ranked_groups_2.orders IS NULL THEN 1 ELSE 0 END, ranked_groups_2.orders DESC) END AS `in_year`
FROM ranked_groups_2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
