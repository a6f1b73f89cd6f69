SELECT
  orders.currency AS "order.currency",
  CASE WHEN orders.currency = 'JPY' THEN ROUND(TRUNCATE(CAST(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0) AS DECIMAL(28,8)) / NULLIF(CAST(COUNT(*) AS DECIMAL(18,4)), 0), 8), 0) ELSE ROUND(TRUNCATE(CAST(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0) AS DECIMAL(28,8)) / NULLIF(CAST(COUNT(*) AS DECIMAL(18,4)), 0), 8), 2) END AS "average_order_value"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
