SELECT
  orders.currency AS "order.currency",
  COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0) AS "gmv",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
