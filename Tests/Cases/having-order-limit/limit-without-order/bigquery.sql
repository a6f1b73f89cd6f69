SELECT
  orders.channel AS `order_channel`,
  orders.status AS `order_status`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
LIMIT 7
