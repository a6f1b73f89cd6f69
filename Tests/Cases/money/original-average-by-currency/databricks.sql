SELECT
  orders.currency AS `order.currency`,
  CASE WHEN orders.currency = 'JPY' THEN ROUND(CASE WHEN COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0) < 0 <> (COUNT(*) < 0) THEN CEIL(CAST(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0) AS DECIMAL(28,8)) / NULLIF(CAST(COUNT(*) AS DECIMAL(18,4)), 0), 8) ELSE FLOOR(CAST(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0) AS DECIMAL(28,8)) / NULLIF(CAST(COUNT(*) AS DECIMAL(18,4)), 0), 8) END, 0) ELSE ROUND(CASE WHEN COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0) < 0 <> (COUNT(*) < 0) THEN CEIL(CAST(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0) AS DECIMAL(28,8)) / NULLIF(CAST(COUNT(*) AS DECIMAL(18,4)), 0), 8) ELSE FLOOR(CAST(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0) AS DECIMAL(28,8)) / NULLIF(CAST(COUNT(*) AS DECIMAL(18,4)), 0), 8) END, 2) END AS `average_order_value`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
