SELECT
  parts.week AS `week`,
  COALESCE(MAX(parts.units), 0) AS `units`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    toDate32(toMonday(toDate32(`order`.placed_at))) AS week,
    toInt64(sum(order_lines.quantity)) AS units,
    CAST(NULL AS Nullable(Int64)) AS orders
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  WHERE `order`.placed_at >= toDateTime64('2025-03-01 00:00:00', 6, 'UTC')
    AND `order`.placed_at < toDateTime64('2025-04-15 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toMonday(toDate32(orders.placed_at))) AS week,
    CAST(NULL AS Nullable(Int64)) AS units,
    toInt64(count()) AS orders
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-03-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-15 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
