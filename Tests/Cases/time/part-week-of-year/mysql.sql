SELECT
  WEEK(orders.placed_at, 3) AS `order.placed.week_of_year`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(WEEK(orders.placed_at, 3)) IS NULL THEN 1 ELSE 0 END, 1
