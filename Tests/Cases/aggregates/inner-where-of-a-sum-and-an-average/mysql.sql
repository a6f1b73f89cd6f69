SELECT
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS `order_line.quantity_band`,
  COALESCE(SUM(order_lines.quantity), 0) AS `units`,
  COALESCE(SUM(CASE WHEN order_lines.returned THEN order_lines.quantity END), 0) AS `returned_units_here`,
  CAST(SUM(CASE WHEN NOT order_lines.returned THEN order_lines.quantity END) AS DOUBLE) / NULLIF(COUNT(CASE WHEN NOT order_lines.returned THEN order_lines.quantity END), 0) AS `kept_average`
FROM order_lines
GROUP BY 1
ORDER BY CASE WHEN CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END IS NULL THEN 1 ELSE 0 END, 1
