SELECT
  orders.currency AS "order.currency",
  CASE WHEN orders.currency = 'JPY' THEN ROUND(TRUNC(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0) / NULLIF(COUNT(*), 0), 8), 0) ELSE ROUND(TRUNC(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0) / NULLIF(COUNT(*), 0), 8), 2) END AS "average_order_value"
FROM orders
GROUP BY 1
ORDER BY orders.currency COLLATE "C" NULLS LAST
