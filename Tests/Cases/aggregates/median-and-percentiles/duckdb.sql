SELECT
  product.category AS "product.category",
  QUANTILE_CONT(CAST(CAST(order_lines.quantity AS DOUBLE) AS DOUBLE), 0.5) AS "middle",
  QUANTILE_CONT(CAST(CAST(order_lines.quantity AS DOUBLE) AS DOUBLE), 0.9) AS "most",
  QUANTILE_CONT(CAST(CAST(order_lines.quantity AS DOUBLE) AS DOUBLE), 0) AS "least",
  QUANTILE_CONT(CAST(CAST(order_lines.quantity AS DOUBLE) AS DOUBLE), 0.5) FILTER (WHERE order_lines.quantity > 2) AS "large"
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
