SELECT
  orders.currency AS "order.currency",
  COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), CAST(0 AS NUMBER(38,2))) AS "gmv",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
