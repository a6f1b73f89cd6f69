SELECT
  product.category AS "product.category",
  COALESCE(SUM(order_lines.quantity % NULLIF(order_lines.quantity - 1, 0)), 0) AS "rest",
  COALESCE(SUM(order_lines.quantity), 0) % NULLIF(COUNT(*) FILTER (WHERE order_lines.quantity > 1000), 0) AS "rest_of_sums"
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY product.category COLLATE "C" NULLS LAST
