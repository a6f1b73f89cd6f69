SELECT
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.units), 0) AS `units`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS units,
    CAST(NULL AS Nullable(Int64)) AS refunds
  FROM orders
  JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
  WHERE bill_to.tier = 'gold'
    AND orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(sum(order_lines.quantity)) AS units,
    CAST(NULL AS Nullable(Int64)) AS refunds
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  JOIN retailers AS order_bill_to ON order_bill_to.retailer_id = `order`.bill_to_retailer_id
  WHERE order_bill_to.tier = 'gold'
    AND `order`.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND `order`.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS units,
    toInt64(count()) AS refunds
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  JOIN retailers AS order_bill_to ON order_bill_to.retailer_id = `order`.bill_to_retailer_id
  WHERE order_bill_to.tier = 'gold'
    AND refunds.refunded_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
) AS parts
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
