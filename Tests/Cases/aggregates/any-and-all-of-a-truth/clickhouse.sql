SELECT
  product.category AS `product.category`,
  max(order_lines.returned) AS `any_returned`,
  min(order_lines.returned) AS `every_returned`
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
