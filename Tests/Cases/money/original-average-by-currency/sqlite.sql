SELECT
  orders.currency AS "order.currency",
  CASE WHEN orders.currency = 'JPY' THEN (COALESCE(SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled'), 0) * 1000000 / NULLIF(COUNT(*), 0) + CASE WHEN COALESCE(SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled'), 0) * 1000000 / NULLIF(COUNT(*), 0) < 0 THEN -50000000 ELSE 50000000 END) / 100000000 * 100 ELSE (COALESCE(SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled'), 0) * 1000000 / NULLIF(COUNT(*), 0) + CASE WHEN COALESCE(SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled'), 0) * 1000000 / NULLIF(COUNT(*), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 END AS "average_order_value"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
