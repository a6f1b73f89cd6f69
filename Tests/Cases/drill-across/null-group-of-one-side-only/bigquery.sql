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
    brand.country AS brand_country,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.brand_country,
    MAX(parts.orders) AS orders,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      `groups`.brand_country,
      `groups`.orders,
      CAST(NULL AS INT64) AS visits
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.brand_country,
      CAST(NULL AS INT64) AS orders,
      groups_2.visits
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.brand_country AS `brand_country`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.visits, 0) AS `visits`
FROM groups_3
ORDER BY 1 NULLS LAST
