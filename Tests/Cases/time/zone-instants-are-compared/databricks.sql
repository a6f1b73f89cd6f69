SELECT
  TRUNC(CAST(CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at) AS DATE), 'MONTH') AS `order.placed.month`,
  COUNT(*) FILTER (WHERE orders.shipped_at >= (orders.placed_at + MAKE_DT_INTERVAL(0, 0, 0, 108000))) AS `late`,
  COUNT(*) FILTER (WHERE CONVERT_TIMEZONE('UTC', 'America/New_York', orders.shipped_at) < TIMESTAMP_NTZ '2024-11-03 12:00:00') AS `by_noon`
FROM orders
WHERE orders.placed_at >= (CONVERT_TIMEZONE('America/New_York', 'UTC', TIMESTAMP_NTZ '2024-10-01 00:00:00') + MAKE_DT_INTERVAL(0, 0, 0, -10800))
  AND CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at) >= TIMESTAMP_NTZ '2024-10-01 00:00:00'
  AND orders.placed_at < (CONVERT_TIMEZONE('America/New_York', 'UTC', TIMESTAMP_NTZ '2025-01-01 00:00:00') + MAKE_DT_INTERVAL(0, 0, 0, 10800))
  AND CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at) < TIMESTAMP_NTZ '2025-01-01 00:00:00'
  AND (orders.shipped_at >= (orders.placed_at + MAKE_DT_INTERVAL(0, 0, 0, 108000)) OR CONVERT_TIMEZONE('UTC', 'America/New_York', orders.shipped_at) < TIMESTAMP_NTZ '2024-11-03 12:00:00')
GROUP BY 1
ORDER BY 1 NULLS LAST
