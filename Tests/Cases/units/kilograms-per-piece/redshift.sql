SELECT
  product.category AS "product.category",
  CAST(COALESCE(SUM(order_lines.quantity * product.weight), CAST(0 AS DECIMAL(38,3))) AS DOUBLE PRECISION) / NULLIF(CAST(COALESCE(SUM(order_lines.quantity), 0) AS DECIMAL(38,3)), 0) AS "average_piece"
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
