SELECT
  DATE(orders.placed_at, 'start of year') AS "year",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
