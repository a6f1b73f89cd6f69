SELECT
  DATE_TRUNC(CAST(DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'America/New_York') AS DATE), MONTH) AS `order_placed_month`,
  COUNT(CASE WHEN orders.shipped_at >= DATETIME_ADD(orders.placed_at, INTERVAL (108000) SECOND) THEN 1 END) AS `late`,
  COUNT(CASE WHEN DATETIME(TIMESTAMP(orders.shipped_at, 'UTC'), 'America/New_York') < DATETIME '2024-11-03 12:00:00' THEN 1 END) AS `by_noon`
FROM orders
WHERE orders.placed_at >= DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2024-10-01 00:00:00', 'America/New_York'), 'UTC'), INTERVAL (-10800) SECOND)
  AND DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'America/New_York') >= DATETIME '2024-10-01 00:00:00'
  AND orders.placed_at < DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2025-01-01 00:00:00', 'America/New_York'), 'UTC'), INTERVAL (10800) SECOND)
  AND DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'America/New_York') < DATETIME '2025-01-01 00:00:00'
  AND (orders.shipped_at >= DATETIME_ADD(orders.placed_at, INTERVAL (108000) SECOND) OR DATETIME(TIMESTAMP(orders.shipped_at, 'UTC'), 'America/New_York') < DATETIME '2024-11-03 12:00:00')
GROUP BY 1
ORDER BY 1 NULLS LAST
