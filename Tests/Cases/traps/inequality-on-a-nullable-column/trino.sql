SELECT
  orders.channel AS "order.channel",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.channel <> 'app'
GROUP BY 1
ORDER BY 1 NULLS LAST
