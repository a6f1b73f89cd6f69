SELECT
  parts.week AS "week",
  COALESCE(MAX(parts.units), 0) AS "units",
  COALESCE(MAX(parts.orders), 0) AS "orders"
FROM (
  SELECT
    CAST(DATE_TRUNC('week', CAST("order".placed_at AS TIMESTAMP)) AS DATE) AS week,
    SUM(order_lines.quantity) AS units,
    CAST(NULL AS BIGINT) AS orders
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= TIMESTAMP '2025-03-01 00:00:00'
    AND "order".placed_at < TIMESTAMP '2025-04-15 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('week', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS week,
    CAST(NULL AS BIGINT) AS units,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-03-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-15 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
