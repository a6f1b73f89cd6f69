SELECT
  toDate32(toStartOfQuarter(toDate32(`order`.placed_at))) AS `quarter`,
  COALESCE(SUM(order_lines.quantity * product.weight), CAST(0 AS Nullable(Decimal(38,3)))) AS `weight_shipped`
FROM order_lines
LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
