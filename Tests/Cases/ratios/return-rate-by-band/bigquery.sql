SELECT
  product.category AS `product_category`,
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS `order_line_quantity_band`,
  CAST(COALESCE(SUM(CASE WHEN order_lines.returned THEN order_lines.quantity END), 0) AS FLOAT64) / NULLIF(COALESCE(SUM(order_lines.quantity), 0), 0) AS `return_rate`,
  COALESCE(SUM(CASE WHEN order_lines.returned THEN order_lines.quantity END), 0) AS `returned_units`
FROM order_lines
JOIN products AS product ON product.product_id = order_lines.product_id
WHERE product.category IN ('Home', 'Food')
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
