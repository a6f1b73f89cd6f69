SELECT
  DATE_TRUNC('hour', CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at)) AS "hour",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= DATEADD(second, -10800, CONVERT_TIMEZONE('Europe/Berlin', 'UTC', CAST('2024-03-31 00:00:00' AS TIMESTAMP_NTZ)))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) >= CAST('2024-03-31 00:00:00' AS TIMESTAMP_NTZ)
  AND orders.placed_at < DATEADD(second, 10800, CONVERT_TIMEZONE('Europe/Berlin', 'UTC', CAST('2024-04-01 00:00:00' AS TIMESTAMP_NTZ)))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) < CAST('2024-04-01 00:00:00' AS TIMESTAMP_NTZ)
GROUP BY 1
ORDER BY 1 NULLS LAST
