SELECT
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS "order_line.quantity_band",
  COALESCE(SUM(order_lines.quantity), 0) AS "units",
  COALESCE(SUM(order_lines.quantity) FILTER (WHERE order_lines.returned), 0) AS "returned_units_here",
  CAST(SUM(order_lines.quantity) FILTER (WHERE NOT order_lines.returned) AS DOUBLE) / NULLIF(COUNT(order_lines.quantity) FILTER (WHERE NOT order_lines.returned), 0) AS "kept_average"
FROM order_lines
GROUP BY 1
ORDER BY 1 NULLS LAST
