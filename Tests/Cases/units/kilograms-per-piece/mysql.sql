SELECT
  product.category COLLATE utf8mb4_0900_bin AS `product.category`,
  CAST(COALESCE(SUM(order_lines.quantity * product.weight), 0) AS DOUBLE) / NULLIF(COALESCE(SUM(order_lines.quantity), 0), 0) AS `average_piece`
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY CASE WHEN (product.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
