SELECT
  orders.status AS `order.status`,
  COUNT(*) AS `orders`
FROM orders
WHERE (orders.status LIKE '_laced') OR (orders.status LIKE 's______')
GROUP BY 1
ORDER BY 1 NULLS LAST
