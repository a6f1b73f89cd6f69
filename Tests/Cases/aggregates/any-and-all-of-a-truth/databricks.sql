SELECT
  product.category AS `product.category`,
  BOOL_OR(order_lines.returned) AS `any_returned`,
  BOOL_AND(order_lines.returned) AS `every_returned`
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
