SELECT
  orders.channel AS `order.channel`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.channel IS NOT NULL
GROUP BY 1
ORDER BY 1 NULLS LAST
