SELECT
  DATE_TRUNC(CAST(orders.placed_at AS DATE), YEAR) AS `year`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
