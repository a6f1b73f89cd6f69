SELECT
  product.category AS `product.category`,
  MIN(order_lines.quantity) AS `fewest`,
  MAX(order_lines.quantity) AS `most`,
  MAX(product.weight) AS `heaviest`
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
