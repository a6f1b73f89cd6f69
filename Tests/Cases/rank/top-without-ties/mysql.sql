WITH ranked_groups AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE (brand.country COLLATE utf8mb4_0900_bin) = 'DE'
    AND orders.placed_at >= TIMESTAMP '2024-02-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-03-01 00:00:00'
  GROUP BY 1
),
`groups` AS (
  SELECT
    ranked_groups.day,
    ranked_groups.orders,
    CASE WHEN ranked_groups.orders IS NOT NULL THEN RANK() OVER (ORDER BY CASE WHEN ranked_groups.orders IS NULL THEN 1 ELSE 0 END, ranked_groups.orders DESC, CASE WHEN ranked_groups.day IS NULL THEN 1 ELSE 0 END, ranked_groups.day) END AS place_1
  FROM ranked_groups
)
SELECT
  parts.day AS `day`,
  parts.value_2 AS `orders`,
  parts.level AS `total_level`
FROM (
  SELECT
    `groups`.day,
    `groups`.orders AS value_2,
    0 AS level
  FROM `groups`
  WHERE `groups`.place_1 <= 3
  UNION ALL
  SELECT
    CAST(NULL AS DATE) AS day,
    COUNT(*) AS value_2,
    1 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE (brand.country COLLATE utf8mb4_0900_bin) = 'DE'
    AND orders.placed_at >= TIMESTAMP '2024-02-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-03-01 00:00:00'
) AS parts
ORDER BY CASE WHEN CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END IS NULL THEN 1 ELSE 0 END, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END, CASE WHEN parts.day IS NULL THEN 1 ELSE 0 END, 1
