WITH `groups` AS (
  SELECT
    retailer.tier AS retailer_tier,
    brand.category AS brand_category,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    retailer.tier AS retailer_tier,
    brand.category AS brand_category,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.retailer_tier,
    parts.brand_category,
    MAX(parts.orders) AS orders,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      `groups`.retailer_tier,
      `groups`.brand_category,
      `groups`.orders,
      CAST(NULL AS INT64) AS visits
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.retailer_tier,
      groups_2.brand_category,
      CAST(NULL AS INT64) AS orders,
      groups_2.visits
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups_3.retailer_tier AS `retailer_tier`,
  groups_3.brand_category AS `brand_category`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.visits, 0) AS `visits`
FROM groups_3
ORDER BY 1 NULLS LAST, 2 NULLS LAST
