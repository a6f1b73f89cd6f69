SELECT
  product.category AS "product.category",
  COALESCE(SUM(order_lines.quantity * product.weight), CAST(0 AS NUMBER(38,3))) AS "weight_shipped",
  COALESCE(SUM(order_lines.quantity), 0) AS "units"
FROM order_lines
JOIN orders AS "order" ON "order".order_id = order_lines.order_id
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
WHERE "order".placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
  AND "order".placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
GROUP BY 1
ORDER BY 1 NULLS LAST
