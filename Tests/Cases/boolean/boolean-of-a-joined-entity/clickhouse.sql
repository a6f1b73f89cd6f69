SELECT
  product.discontinued AS `product.discontinued`,
  product.category AS `product.category`,
  COALESCE(toInt64(sum(order_lines.quantity)), 0) AS `units`
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
WHERE product.category IS NOT NULL
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
