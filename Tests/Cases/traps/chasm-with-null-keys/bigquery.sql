WITH `groups` AS (
  SELECT
    retailer.country AS retailer_country,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1
),
groups_2 AS (
  SELECT
    retailer.country AS retailer_country,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.retailer_country,
    MAX(parts.orders) AS orders,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      `groups`.retailer_country,
      `groups`.orders,
      CAST(NULL AS INT64) AS visits
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.retailer_country,
      CAST(NULL AS INT64) AS orders,
      groups_2.visits
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.retailer_country AS `retailer_country`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.visits, 0) AS `visits`
FROM groups_3
ORDER BY 1 NULLS LAST
