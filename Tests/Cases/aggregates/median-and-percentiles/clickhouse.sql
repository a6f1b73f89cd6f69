SELECT
  product.category AS `product.category`,
  quantileExactInclusiveOrNull(0.5)(CAST(CAST(order_lines.quantity AS Nullable(Float64)) AS Nullable(Float64))) AS `middle`,
  quantileExactInclusiveOrNull(0.9)(CAST(CAST(order_lines.quantity AS Nullable(Float64)) AS Nullable(Float64))) AS `most`,
  quantileExactInclusiveOrNull(0)(CAST(CAST(order_lines.quantity AS Nullable(Float64)) AS Nullable(Float64))) AS `least`,
  quantileExactInclusiveOrNull(0.5)(CAST(CASE WHEN order_lines.quantity > 2 THEN CAST(order_lines.quantity AS Nullable(Float64)) END AS Nullable(Float64))) AS `large`
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
