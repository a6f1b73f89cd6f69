SELECT
  product.discontinued AS `product.discontinued`,
  product.category COLLATE utf8mb4_0900_bin AS `product.category`,
  COALESCE(SUM(order_lines.quantity), 0) AS `units`
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
WHERE product.category IS NOT NULL
GROUP BY 1, 2
ORDER BY CASE WHEN product.discontinued IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN (product.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
