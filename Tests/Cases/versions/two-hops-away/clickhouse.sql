SELECT
  parts.service_level_level AS `service_level.level`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.units), 0) AS `units`
FROM (
  SELECT
    order_service_level.level AS service_level_level,
    toInt64(count()) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS units
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN service_levels AS order_service_level ON order_service_level.retailer_id = `order`.retailer_id
    AND order_service_level.valid_from <= `order`.placed_at
    AND (order_service_level.valid_until IS NULL OR order_service_level.valid_until > `order`.placed_at)
  WHERE `order`.channel = 'app'
  GROUP BY 1
  UNION ALL
  SELECT
    order_service_level.level AS service_level_level,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    toInt64(sum(order_lines.quantity)) AS units
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN service_levels AS order_service_level ON order_service_level.retailer_id = `order`.retailer_id
    AND order_service_level.valid_from <= `order`.placed_at
    AND (order_service_level.valid_until IS NULL OR order_service_level.valid_until > `order`.placed_at)
  WHERE `order`.channel = 'app'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
