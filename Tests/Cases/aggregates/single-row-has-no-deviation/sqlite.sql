SELECT
  "order".order_id AS "order.id",
  CASE WHEN COUNT(CAST(order_lines.quantity AS REAL)) > 1 THEN SQRT(MAX(0.0, (SUM(1.0 * CAST(order_lines.quantity AS REAL) * CAST(order_lines.quantity AS REAL)) - SUM(1.0 * CAST(order_lines.quantity AS REAL)) * SUM(1.0 * CAST(order_lines.quantity AS REAL)) / COUNT(CAST(order_lines.quantity AS REAL))) / (COUNT(CAST(order_lines.quantity AS REAL)) - 1))) END AS "quantity_stddev",
  CASE WHEN COUNT(CAST(order_lines.quantity AS REAL)) > 1 THEN MAX(0.0, (SUM(1.0 * CAST(order_lines.quantity AS REAL) * CAST(order_lines.quantity AS REAL)) - SUM(1.0 * CAST(order_lines.quantity AS REAL)) * SUM(1.0 * CAST(order_lines.quantity AS REAL)) / COUNT(CAST(order_lines.quantity AS REAL))) / (COUNT(CAST(order_lines.quantity AS REAL)) - 1)) END AS "quantity_variance",
  COUNT(*) AS "lines"
FROM order_lines
JOIN orders AS "order" ON "order".order_id = order_lines.order_id
WHERE "order".order_id IN (1, 2, 3, 4, 5, 6)
GROUP BY 1
ORDER BY 1 NULLS LAST
