SELECT
  DATE("order".placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', "order".placed_at) AS INTEGER) - 1) % 3) || ' months') AS "quarter",
  COALESCE(SUM(order_lines.quantity * CAST(ROUND(product.weight * 1000) AS INTEGER)), 0) AS "weight_shipped"
FROM order_lines
LEFT JOIN orders AS "order" ON "order".order_id = order_lines.order_id
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
