WITH ranked_groups AS (
  SELECT
    toDate32(orders.placed_at) AS day,
    toInt64(count()) AS orders
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country = 'DE'
    AND orders.placed_at >= toDateTime64('2024-02-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-03-01 00:00:00', 6, 'UTC')
  GROUP BY 1
),
groups AS (
  SELECT
    ranked_groups.day AS day,
    ranked_groups.orders AS orders,
    CASE WHEN ranked_groups.orders IS NOT NULL THEN RANK() OVER (ORDER BY CASE WHEN ranked_groups.orders IS NULL THEN 1 ELSE 0 END, ranked_groups.orders DESC, CASE WHEN ranked_groups.day IS NULL THEN 1 ELSE 0 END, ranked_groups.day) END AS place_1
  FROM ranked_groups
)
SELECT
  parts.day AS `day`,
  parts.value_2 AS `orders`,
  parts.level AS `total_level`
FROM (
  SELECT
    groups.day AS day,
    groups.orders AS value_2,
    0 AS level
  FROM groups
  WHERE groups.place_1 <= 3
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Date32)) AS day,
    toInt64(count()) AS value_2,
    1 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country = 'DE'
    AND orders.placed_at >= toDateTime64('2024-02-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-03-01 00:00:00', 6, 'UTC')
) AS parts
ORDER BY CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
