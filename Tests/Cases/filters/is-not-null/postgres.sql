SELECT
  orders.channel AS "order.channel",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.channel IS NOT NULL
GROUP BY 1
ORDER BY orders.channel COLLATE "C" NULLS LAST
