SELECT
  DAYOFMONTH(orders.placed_at) AS `order.placed.day_of_month`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(DAYOFMONTH(orders.placed_at)) IS NULL THEN 1 ELSE 0 END, 1
