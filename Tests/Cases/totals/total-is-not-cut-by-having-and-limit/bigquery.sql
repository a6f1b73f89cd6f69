WITH `groups` AS (
  SELECT
    brand.country AS brand_country,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
),
groups_2 AS (
  SELECT
    `groups`.brand_country,
    `groups`.orders,
    SUM(`groups`.orders) OVER () AS share_2
  FROM `groups`
)
SELECT
  groups_2.brand_country AS `brand_country`,
  groups_2.orders AS `orders`,
  CAST(groups_2.orders AS FLOAT64) / NULLIF(groups_2.share_2, 0) AS `share`
FROM groups_2
WHERE groups_2.orders > 300
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
LIMIT 2
