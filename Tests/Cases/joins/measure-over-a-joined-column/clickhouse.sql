SELECT
  product.category AS `product.category`,
  COALESCE(SUM(order_lines.quantity * product.weight), CAST(0 AS Nullable(Decimal(38,3)))) AS `weight_shipped`,
  COALESCE(toInt64(sum(order_lines.quantity)), 0) AS `units`
FROM order_lines
JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
WHERE `order`.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
  AND `order`.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
