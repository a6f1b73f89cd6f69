WITH `groups` AS (
  SELECT
    retailer.tier AS retailer_tier,
    COUNT(*) AS orders,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= DATETIME '2025-07-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-08-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    order_retailer.tier AS retailer_tier,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
  WHERE `order`.placed_at >= DATETIME '2025-07-01 00:00:00'
    AND `order`.placed_at < DATETIME '2025-08-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    order_retailer.tier AS retailer_tier,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
  WHERE refunds.refunded_at >= DATETIME '2025-07-01 00:00:00'
    AND refunds.refunded_at < DATETIME '2025-08-01 00:00:00'
  GROUP BY 1
),
groups_4 AS (
  SELECT
    retailer.tier AS retailer_tier,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  WHERE visits.started_at >= DATETIME '2025-07-01 00:00:00'
    AND visits.started_at < DATETIME '2025-08-01 00:00:00'
  GROUP BY 1
),
groups_5 AS (
  SELECT
    parts.retailer_tier,
    MAX(parts.orders) AS orders,
    MAX(parts.buyers) AS buyers,
    MAX(parts.units) AS units,
    MAX(parts.refunds) AS refunds,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      `groups`.retailer_tier,
      `groups`.orders,
      `groups`.buyers,
      CAST(NULL AS INT64) AS units,
      CAST(NULL AS INT64) AS refunds,
      CAST(NULL AS INT64) AS visits
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.retailer_tier,
      CAST(NULL AS INT64) AS orders,
      CAST(NULL AS INT64) AS buyers,
      groups_2.units,
      CAST(NULL AS INT64) AS refunds,
      CAST(NULL AS INT64) AS visits
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.retailer_tier,
      CAST(NULL AS INT64) AS orders,
      CAST(NULL AS INT64) AS buyers,
      CAST(NULL AS INT64) AS units,
      groups_3.refunds,
      CAST(NULL AS INT64) AS visits
    FROM groups_3
    UNION ALL
    SELECT
      groups_4.retailer_tier,
      CAST(NULL AS INT64) AS orders,
      CAST(NULL AS INT64) AS buyers,
      CAST(NULL AS INT64) AS units,
      CAST(NULL AS INT64) AS refunds,
      groups_4.visits
    FROM groups_4
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_5.retailer_tier AS `retailer_tier`,
  COALESCE(groups_5.orders, 0) AS `orders`,
  COALESCE(groups_5.units, 0) AS `units`,
  COALESCE(groups_5.refunds, 0) AS `refunds`,
  COALESCE(groups_5.visits, 0) AS `visits`,
  COALESCE(groups_5.buyers, 0) AS `buyers`
FROM groups_5
ORDER BY 1 NULLS LAST
