SELECT
  orders.status AS `order.status`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.note IS NOT NULL
  AND NOT orders.status = 'cancelled'
GROUP BY 1
ORDER BY 1 NULLS LAST
