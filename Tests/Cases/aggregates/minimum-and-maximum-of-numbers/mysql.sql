SELECT
  product.category COLLATE utf8mb4_0900_bin AS `product.category`,
  MIN(order_lines.quantity) AS `fewest`,
  MAX(order_lines.quantity) AS `most`,
  MAX(product.weight) AS `heaviest`
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY CASE WHEN MAX(product.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
