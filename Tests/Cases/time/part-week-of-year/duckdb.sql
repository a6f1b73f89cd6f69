SELECT
  CAST(EXTRACT(WEEK FROM orders.placed_at) AS INTEGER) AS "order.placed.week_of_year",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
