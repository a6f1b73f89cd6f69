SELECT
  orders.channel AS "order.channel",
  orders.status AS "order.status",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1, 2
ORDER BY orders.channel COLLATE "C" NULLS LAST, orders.status COLLATE "C" NULLS LAST
LIMIT 7
