SELECT
  MAKE_TIMESTAMP_NTZ(YEAR(CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at)), MONTH(CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at)), DAYOFMONTH(CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at)), HOUR(CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at)), 0, 0) AS `hour`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= (CONVERT_TIMEZONE('Europe/Berlin', 'UTC', TIMESTAMP_NTZ '2024-03-31 00:00:00') + MAKE_DT_INTERVAL(0, 0, 0, -10800))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) >= TIMESTAMP_NTZ '2024-03-31 00:00:00'
  AND orders.placed_at < (CONVERT_TIMEZONE('Europe/Berlin', 'UTC', TIMESTAMP_NTZ '2024-04-01 00:00:00') + MAKE_DT_INTERVAL(0, 0, 0, 10800))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) < TIMESTAMP_NTZ '2024-04-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
