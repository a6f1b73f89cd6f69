SELECT
  parts.retailer_tier AS `retailer_tier`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.units), 0) AS `units`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`
FROM (
  SELECT
    retailer.tier AS retailer_tier,
    COUNT(*) AS orders,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS INT64) AS units,
    CAST(NULL AS INT64) AS refunds,
    CAST(NULL AS INT64) AS visits
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= DATETIME '2025-07-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-08-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    order_retailer.tier AS retailer_tier,
    CAST(NULL AS INT64) AS orders,
    CAST(NULL AS INT64) AS buyers,
    SUM(order_lines.quantity) AS units,
    CAST(NULL AS INT64) AS refunds,
    CAST(NULL AS INT64) AS visits
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
  WHERE `order`.placed_at >= DATETIME '2025-07-01 00:00:00'
    AND `order`.placed_at < DATETIME '2025-08-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    order_retailer.tier AS retailer_tier,
    CAST(NULL AS INT64) AS orders,
    CAST(NULL AS INT64) AS buyers,
    CAST(NULL AS INT64) AS units,
    COUNT(*) AS refunds,
    CAST(NULL AS INT64) AS visits
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
  WHERE refunds.refunded_at >= DATETIME '2025-07-01 00:00:00'
    AND refunds.refunded_at < DATETIME '2025-08-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.tier AS retailer_tier,
    CAST(NULL AS INT64) AS orders,
    CAST(NULL AS INT64) AS buyers,
    CAST(NULL AS INT64) AS units,
    CAST(NULL AS INT64) AS refunds,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  WHERE visits.started_at >= DATETIME '2025-07-01 00:00:00'
    AND visits.started_at < DATETIME '2025-08-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
