SELECT
  product.category COLLATE utf8mb4_0900_bin AS `product.category`,
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS `order_line.quantity_band`,
  CAST(COALESCE(SUM(CASE WHEN order_lines.returned THEN order_lines.quantity END), 0) AS DOUBLE) / NULLIF(COALESCE(SUM(order_lines.quantity), 0), 0) AS `return_rate`,
  COALESCE(SUM(CASE WHEN order_lines.returned THEN order_lines.quantity END), 0) AS `returned_units`
FROM order_lines
JOIN products AS product ON product.product_id = order_lines.product_id
WHERE (product.category COLLATE utf8mb4_0900_bin) IN ('Home', 'Food')
GROUP BY 1, 2
ORDER BY CASE WHEN (product.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END IS NULL THEN 1 ELSE 0 END, 2
