SELECT
  orders.currency AS `order.currency`,
  COUNT(*) AS `orders`,
  COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS `cancelled_orders`,
  COUNT(orders.order_id) FILTER (WHERE orders.status = 'delivered') AS `arrived`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
