SELECT
  order_retailer.country AS `retailer.country`,
  COALESCE(toInt64(sum(order_lines.quantity)), 0) AS `units`
FROM order_lines
LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
