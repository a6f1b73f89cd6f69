SELECT
  orders.status AS `order_status`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.status = 'cancelled'
  AND orders.status = 'placed'
GROUP BY 1
ORDER BY 1 NULLS LAST
