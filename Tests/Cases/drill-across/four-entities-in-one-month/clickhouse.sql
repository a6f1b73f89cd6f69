SELECT
  parts.retailer_tier AS `retailer.tier`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.units), 0) AS `units`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`
FROM (
  SELECT
    retailer.tier AS retailer_tier,
    toInt64(count()) AS orders,
    toInt64(count(DISTINCT orders.retailer_id)) AS buyers,
    CAST(NULL AS Nullable(Int64)) AS units,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= toDateTime64('2025-07-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-08-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    order_retailer.tier AS retailer_tier,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS buyers,
    toInt64(sum(order_lines.quantity)) AS units,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
  WHERE `order`.placed_at >= toDateTime64('2025-07-01 00:00:00', 6, 'UTC')
    AND `order`.placed_at < toDateTime64('2025-08-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    order_retailer.tier AS retailer_tier,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS buyers,
    CAST(NULL AS Nullable(Int64)) AS units,
    toInt64(count()) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
  WHERE refunds.refunded_at >= toDateTime64('2025-07-01 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2025-08-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.tier AS retailer_tier,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS buyers,
    CAST(NULL AS Nullable(Int64)) AS units,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    toInt64(count()) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  WHERE visits.started_at >= toDateTime64('2025-07-01 00:00:00', 6, 'UTC')
    AND visits.started_at < toDateTime64('2025-08-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
