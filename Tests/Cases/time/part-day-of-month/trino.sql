SELECT
  DAY(orders.placed_at) AS "order.placed.day_of_month",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
