SELECT
  CAST(EXTRACT(ISODOW FROM orders.placed_at) AS INTEGER) AS "order.placed.day_of_week",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
