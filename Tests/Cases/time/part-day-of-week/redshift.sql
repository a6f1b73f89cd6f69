SELECT
  CAST((EXTRACT(DOW FROM orders.placed_at) + 6) % 7 + 1 AS INTEGER) AS "order.placed.day_of_week",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
