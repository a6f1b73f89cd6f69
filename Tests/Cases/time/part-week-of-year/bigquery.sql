SELECT
  EXTRACT(ISOWEEK FROM orders.placed_at) AS `order_placed_week_of_year`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
