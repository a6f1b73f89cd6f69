SELECT
  CAST(CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) AS DATE) AS `day`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= (CONVERT_TIMEZONE('Europe/Berlin', 'UTC', TIMESTAMP_NTZ '2024-03-29 00:00:00') + MAKE_DT_INTERVAL(0, 0, 0, -10800))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) >= TIMESTAMP_NTZ '2024-03-29 00:00:00'
  AND orders.placed_at < (CONVERT_TIMEZONE('Europe/Berlin', 'UTC', TIMESTAMP_NTZ '2024-04-03 00:00:00') + MAKE_DT_INTERVAL(0, 0, 0, 10800))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) < TIMESTAMP_NTZ '2024-04-03 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
