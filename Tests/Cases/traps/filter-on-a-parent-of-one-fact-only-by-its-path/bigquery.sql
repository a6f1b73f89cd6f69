SELECT
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.units), 0) AS `units`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS units,
    CAST(NULL AS INT64) AS refunds
  FROM orders
  JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
  WHERE bill_to.tier = 'gold'
    AND orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  UNION ALL
  SELECT
    CAST(NULL AS INT64) AS orders,
    SUM(order_lines.quantity) AS units,
    CAST(NULL AS INT64) AS refunds
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  JOIN retailers AS order_bill_to ON order_bill_to.retailer_id = `order`.bill_to_retailer_id
  WHERE order_bill_to.tier = 'gold'
    AND `order`.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND `order`.placed_at < DATETIME '2026-01-01 00:00:00'
  UNION ALL
  SELECT
    CAST(NULL AS INT64) AS orders,
    CAST(NULL AS INT64) AS units,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  JOIN retailers AS order_bill_to ON order_bill_to.retailer_id = `order`.bill_to_retailer_id
  WHERE order_bill_to.tier = 'gold'
    AND refunds.refunded_at >= DATETIME '2025-01-01 00:00:00'
    AND refunds.refunded_at < DATETIME '2026-01-01 00:00:00'
) AS parts
