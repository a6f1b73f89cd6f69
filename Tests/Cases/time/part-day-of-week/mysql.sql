SELECT
  WEEKDAY(orders.placed_at) + 1 AS `order.placed.day_of_week`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(WEEKDAY(orders.placed_at) + 1) IS NULL THEN 1 ELSE 0 END, 1
