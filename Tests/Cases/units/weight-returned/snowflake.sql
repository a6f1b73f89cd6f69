SELECT
  CAST(DATE_TRUNC('year', "order".placed_at) AS DATE) AS "year",
  COALESCE(SUM(CASE WHEN order_lines.returned THEN order_lines.quantity * product.weight END), CAST(0 AS NUMBER(38,3))) AS "weight_returned",
  COALESCE(SUM(order_lines.quantity * product.weight), CAST(0 AS NUMBER(38,3))) AS "weight_shipped"
FROM order_lines
LEFT JOIN orders AS "order" ON "order".order_id = order_lines.order_id
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
