SELECT
  WEEKDAY(CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at)) + 1 AS `order.placed.day_of_week`,
  COUNT(*) AS `orders`
FROM orders
WHERE TRUNC(CAST(CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at) AS DATE), 'MONTH') = DATE '2025-06-01'
GROUP BY 1
ORDER BY 1 NULLS LAST
