SELECT
  orders.status AS `order_status`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
