SELECT
  product.category AS `product.category`,
  CAST(COALESCE(SUM(order_lines.quantity * product.weight), CAST(0 AS Nullable(Decimal(38,3)))) AS Nullable(Float64)) / NULLIF(CAST(COALESCE(toInt64(sum(order_lines.quantity)), 0) AS Nullable(Decimal(38,3))), 0) AS `average_piece`
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
