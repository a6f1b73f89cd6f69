SELECT
  orders.currency AS `order_currency`,
  COUNT(*) AS `orders`,
  COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS `cancelled_orders`,
  COUNT(CASE WHEN orders.status = 'delivered' THEN orders.order_id END) AS `arrived`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
