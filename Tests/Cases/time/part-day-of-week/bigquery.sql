SELECT
  MOD(EXTRACT(DAYOFWEEK FROM orders.placed_at) + 5, 7) + 1 AS `order_placed_day_of_week`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
