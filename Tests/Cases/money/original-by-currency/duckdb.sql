SELECT
  orders.currency AS "order.currency",
  COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), CAST(0 AS DECIMAL(38,2))) AS "gmv",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
