SELECT
  DATE_TRUNC('year', CAST("order".placed_at AS DATE)) AS "year",
  COALESCE(SUM(order_lines.quantity * product.weight) FILTER (WHERE order_lines.returned), CAST(0 AS DECIMAL(38,3))) AS "weight_returned",
  COALESCE(SUM(order_lines.quantity * product.weight), CAST(0 AS DECIMAL(38,3))) AS "weight_shipped"
FROM order_lines
LEFT JOIN orders AS "order" ON "order".order_id = order_lines.order_id
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
