SELECT
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS `order_line.quantity_band`,
  COALESCE(SUM(order_lines.quantity), 0) AS `units`
FROM order_lines
GROUP BY 1
ORDER BY CASE WHEN CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END IS NULL THEN 1 ELSE 0 END, 1
