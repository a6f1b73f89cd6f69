SELECT
  orders.channel AS "order.channel",
  COUNT(*) AS "orders"
FROM orders
WHERE NOT (orders.channel = 'app' OR orders.currency = 'EUR')
GROUP BY 1
ORDER BY 1 NULLS LAST
