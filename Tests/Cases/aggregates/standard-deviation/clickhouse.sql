SELECT
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS `order_line.quantity_band`,
  CASE WHEN count(CAST(order_lines.quantity AS Nullable(Float64))) > 1 THEN stddevSampStable(CAST(CAST(order_lines.quantity AS Nullable(Float64)) AS Nullable(Float64))) END AS `quantity_stddev`
FROM order_lines
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
