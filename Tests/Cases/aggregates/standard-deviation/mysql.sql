SELECT
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS `order_line.quantity_band`,
  STDDEV_SAMP(CAST(CAST(order_lines.quantity AS DOUBLE) AS DOUBLE)) AS `quantity_stddev`
FROM order_lines
GROUP BY 1
ORDER BY CASE WHEN MAX(CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END) IS NULL THEN 1 ELSE 0 END, 1
