SELECT
  DATE_TRUNC('hour', CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at)) AS "hour",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= DATEADD(second, -10800, CONVERT_TIMEZONE('Europe/Berlin', 'UTC', CAST('2024-10-27 00:00:00' AS TIMESTAMP)))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) >= CAST('2024-10-27 00:00:00' AS TIMESTAMP)
  AND orders.placed_at < DATEADD(second, 10800, CONVERT_TIMEZONE('Europe/Berlin', 'UTC', CAST('2024-10-28 00:00:00' AS TIMESTAMP)))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) < CAST('2024-10-28 00:00:00' AS TIMESTAMP)
GROUP BY 1
ORDER BY 1 NULLS LAST
