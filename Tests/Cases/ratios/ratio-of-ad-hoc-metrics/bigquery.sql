WITH `groups` AS (
  SELECT
    order_retailer.tier AS retailer_tier,
    SUM(order_lines.quantity) AS units_per_buyer_1
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
  GROUP BY 1
),
groups_2 AS (
  SELECT
    retailer.tier AS retailer_tier,
    COUNT(DISTINCT orders.retailer_id) AS units_per_buyer_2,
    COUNT(*) AS orders_per_buyer_3
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.retailer_tier,
    MAX(parts.units_per_buyer_1) AS units_per_buyer_1,
    MAX(parts.units_per_buyer_2) AS units_per_buyer_2,
    MAX(parts.orders_per_buyer_3) AS orders_per_buyer_3
  FROM (
    SELECT
      `groups`.retailer_tier,
      `groups`.units_per_buyer_1,
      CAST(NULL AS INT64) AS units_per_buyer_2,
      CAST(NULL AS INT64) AS orders_per_buyer_3
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.retailer_tier,
      CAST(NULL AS INT64) AS units_per_buyer_1,
      groups_2.units_per_buyer_2,
      groups_2.orders_per_buyer_3
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.retailer_tier AS `retailer_tier`,
  CAST(COALESCE(groups_3.units_per_buyer_1, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.units_per_buyer_2, 0), 0) AS `units_per_buyer`,
  CAST(COALESCE(groups_3.orders_per_buyer_3, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.units_per_buyer_2, 0), 0) AS `orders_per_buyer`
FROM groups_3
ORDER BY 1 NULLS LAST
