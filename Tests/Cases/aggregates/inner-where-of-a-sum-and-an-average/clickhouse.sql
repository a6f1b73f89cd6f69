SELECT
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS `order_line.quantity_band`,
  COALESCE(toInt64(sum(order_lines.quantity)), 0) AS `units`,
  COALESCE(toInt64(sum(CASE WHEN order_lines.returned THEN order_lines.quantity END)), 0) AS `returned_units_here`,
  CAST(toInt64(sum(CASE WHEN NOT order_lines.returned THEN order_lines.quantity END)) AS Nullable(Float64)) / NULLIF(toInt64(count(CASE WHEN NOT order_lines.returned THEN order_lines.quantity END)), 0) AS `kept_average`
FROM order_lines
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
