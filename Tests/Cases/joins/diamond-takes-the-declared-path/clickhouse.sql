SELECT
  order_brand.country AS `brand.country`,
  COALESCE(toInt64(sum(order_lines.quantity)), 0) AS `units`
FROM order_lines
LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
