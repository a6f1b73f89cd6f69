SELECT
  orders.currency AS `order_currency`,
  COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), 0) AS `gmv`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
