SELECT
  product.category AS `product.category`,
  MIN(order_lines.quantity) AS `fewest`,
  MAX(order_lines.quantity) AS `most`,
  MAX(product.weight) AS `heaviest`
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
