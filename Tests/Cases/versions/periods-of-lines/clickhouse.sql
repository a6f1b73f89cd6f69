SELECT
  toDate32(toStartOfQuarter(toDate32(`order`.placed_at))) AS `quarter`,
  order_season.kind AS `season.kind`,
  COALESCE(SUM(order_lines.quantity), 0) AS `units`,
  CAST(COALESCE(SUM(order_lines.quantity), 0) AS Nullable(Float64)) / NULLIF(COALESCE(SUM(SUM(order_lines.quantity)) OVER (PARTITION BY toDate32(toStartOfQuarter(toDate32(`order`.placed_at)))), 0), 0) AS `share`
FROM order_lines
JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
LEFT JOIN seasons AS order_season ON order_season.starts_on <= `order`.placed_at AND (order_season.ends_before IS NULL OR order_season.ends_before > `order`.placed_at)
WHERE `order`.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
  AND `order`.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
