SELECT
  MOD(EXTRACT(DAYOFWEEK FROM DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'America/New_York')) + 5, 7) + 1 AS `order_placed_day_of_week`,
  COUNT(*) AS `orders`
FROM orders
WHERE DATE_TRUNC(CAST(DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'America/New_York') AS DATE), MONTH) = DATE '2025-06-01'
GROUP BY 1
ORDER BY 1 NULLS LAST
