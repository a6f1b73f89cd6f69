SELECT
  CAST(DATE_FORMAT(`order`.placed_at, '%Y-01-01') AS DATE) AS `year`,
  COALESCE(SUM(CASE WHEN order_lines.returned THEN order_lines.quantity * product.weight END), 0) AS `weight_returned`,
  COALESCE(SUM(order_lines.quantity * product.weight), 0) AS `weight_shipped`
FROM order_lines
LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY CASE WHEN CAST(DATE_FORMAT(`order`.placed_at, '%Y-01-01') AS DATE) IS NULL THEN 1 ELSE 0 END, 1
