SELECT
  DAYOFWEEKISO(CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at)) AS "order.placed.day_of_week",
  COUNT(*) AS "orders"
FROM orders
WHERE CAST(DATE_TRUNC('month', CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at)) AS DATE) = CAST('2025-06-01' AS DATE)
GROUP BY 1
ORDER BY 1 NULLS LAST
