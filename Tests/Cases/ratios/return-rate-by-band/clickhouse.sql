SELECT
  product.category AS `product.category`,
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS `order_line.quantity_band`,
  CAST(COALESCE(toInt64(sum(CASE WHEN order_lines.returned THEN order_lines.quantity END)), 0) AS Nullable(Float64)) / NULLIF(COALESCE(toInt64(sum(order_lines.quantity)), 0), 0) AS `return_rate`,
  COALESCE(toInt64(sum(CASE WHEN order_lines.returned THEN order_lines.quantity END)), 0) AS `returned_units`
FROM order_lines
JOIN products AS product ON product.product_id = order_lines.product_id
WHERE product.category IN ('Home', 'Food')
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
