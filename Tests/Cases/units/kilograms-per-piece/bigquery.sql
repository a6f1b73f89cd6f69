SELECT
  product.category AS `product_category`,
  CAST(COALESCE(SUM(order_lines.quantity * product.weight), 0) AS FLOAT64) / NULLIF(COALESCE(SUM(order_lines.quantity), 0), 0) AS `average_piece`
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
