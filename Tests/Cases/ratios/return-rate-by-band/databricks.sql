SELECT
  product.category AS `product.category`,
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS `order_line.quantity_band`,
  CAST(COALESCE(SUM(order_lines.quantity) FILTER (WHERE order_lines.returned), 0) AS DOUBLE) / NULLIF(COALESCE(SUM(order_lines.quantity), 0), 0) AS `return_rate`,
  COALESCE(SUM(order_lines.quantity) FILTER (WHERE order_lines.returned), 0) AS `returned_units`
FROM order_lines
JOIN products AS product ON product.product_id = order_lines.product_id
WHERE product.category IN ('Home', 'Food')
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
