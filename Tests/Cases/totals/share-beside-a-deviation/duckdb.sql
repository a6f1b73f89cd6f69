SELECT
  product.category AS "product.category",
  COALESCE(SUM(order_lines.quantity), 0) AS "units",
  CAST(COALESCE(SUM(order_lines.quantity), 0) AS DOUBLE) / NULLIF(COALESCE(SUM(SUM(order_lines.quantity)) OVER (), 0), 0) AS "share",
  STDDEV_SAMP(CAST(CAST(order_lines.quantity AS DOUBLE) AS DOUBLE)) AS "spread",
  QUANTILE_CONT(CAST(CAST(order_lines.quantity AS DOUBLE) AS DOUBLE), 0.5) AS "middle"
FROM order_lines
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY 1 NULLS LAST
