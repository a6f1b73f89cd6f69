WITH `groups` AS (
  SELECT
    brand.country AS brand_country,
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
  ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
  LIMIT 3
)
SELECT
  parts.brand_country AS `brand_country`,
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
    CAST(NULL AS STRING) AS brand_country,
    COUNT(*) AS value_2,
    1 AS level
  FROM orders
) AS parts
ORDER BY 3 NULLS LAST, 2 DESC NULLS LAST, 1 NULLS LAST
