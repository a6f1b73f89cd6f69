SELECT
  parts.order_id AS "order.id",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.lines_found), 0) AS "lines_found",
  CAST(COALESCE(MAX(parts.lines_found), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) AS "lines_each"
FROM (
  SELECT
    orders.order_id,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS lines_found
  FROM orders
  WHERE orders.order_id IN (1, 626, 989, 9014)
  GROUP BY 1
  UNION ALL
  SELECT
    "order".order_id,
    CAST(NULL AS BIGINT) AS orders,
    COUNT(order_lines.line_no) AS lines_found
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".order_id IN (1, 626, 989, 9014)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
