WITH `groups` AS (
  SELECT
    brand.country COLLATE utf8mb4_0900_bin AS brand_country,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
),
first_rows AS (
  SELECT
    `groups`.brand_country,
    `groups`.orders AS value_2,
    0 AS level
  FROM `groups`
  WHERE `groups`.orders >= 20
  ORDER BY CASE WHEN `groups`.orders IS NULL THEN 1 ELSE 0 END, 2 DESC, CASE WHEN `groups`.brand_country IS NULL THEN 1 ELSE 0 END, 1
  LIMIT 3
)
SELECT
  parts.brand_country AS `brand.country`,
  parts.value_2 AS `orders`,
  parts.level AS `total_level`
FROM (
  SELECT
    first_rows.brand_country,
    first_rows.value_2,
    first_rows.level
  FROM first_rows
  UNION ALL
  SELECT
    CAST(NULL AS CHAR) AS brand_country,
    COUNT(*) AS value_2,
    1 AS level
  FROM orders
) AS parts
ORDER BY CASE WHEN parts.level IS NULL THEN 1 ELSE 0 END, 3, CASE WHEN parts.value_2 IS NULL THEN 1 ELSE 0 END, 2 DESC, CASE WHEN parts.brand_country IS NULL THEN 1 ELSE 0 END, 1
