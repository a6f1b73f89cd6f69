SELECT
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.units), 0) AS `units`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS units,
    CAST(NULL AS SIGNED) AS refunds
  FROM orders
  JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
  WHERE (bill_to.tier COLLATE utf8mb4_0900_bin) = 'gold'
    AND orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  UNION ALL
  SELECT
    CAST(NULL AS SIGNED) AS orders,
    SUM(order_lines.quantity) AS units,
    CAST(NULL AS SIGNED) AS refunds
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  JOIN retailers AS order_bill_to ON order_bill_to.retailer_id = `order`.bill_to_retailer_id
  WHERE (order_bill_to.tier COLLATE utf8mb4_0900_bin) = 'gold'
    AND `order`.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND `order`.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  UNION ALL
  SELECT
    CAST(NULL AS SIGNED) AS orders,
    CAST(NULL AS SIGNED) AS units,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  JOIN retailers AS order_bill_to ON order_bill_to.retailer_id = `order`.bill_to_retailer_id
  WHERE (order_bill_to.tier COLLATE utf8mb4_0900_bin) = 'gold'
    AND refunds.refunded_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2026-01-01 00:00:00'
) AS parts
