SELECT
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS "order_line.quantity_band",
  CASE WHEN COUNT(CAST(order_lines.quantity AS REAL)) > 1 THEN SQRT(MAX(0.0, (SUM(1.0 * CAST(order_lines.quantity AS REAL) * CAST(order_lines.quantity AS REAL)) - SUM(1.0 * CAST(order_lines.quantity AS REAL)) * SUM(1.0 * CAST(order_lines.quantity AS REAL)) / COUNT(CAST(order_lines.quantity AS REAL))) / (COUNT(CAST(order_lines.quantity AS REAL)) - 1))) END AS "quantity_stddev"
FROM order_lines
GROUP BY 1
ORDER BY 1 NULLS LAST
