SELECT
  ((CAST(STRFTIME('%j', DATE(orders.placed_at, '-3 days', 'weekday 4')) AS INTEGER) - 1) / 7 + 1) AS "order.placed.week_of_year",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
