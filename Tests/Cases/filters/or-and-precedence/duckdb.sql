SELECT
  orders.currency AS "order.currency",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.status = 'cancelled' OR orders.status = 'delivered' AND orders.currency = 'JPY'
GROUP BY 1
ORDER BY 1 NULLS LAST
