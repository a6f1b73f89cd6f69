SELECT
  CAST(DATE_TRUNC('month', CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at)) AS DATE) AS "order.placed.month",
  COUNT(CASE WHEN orders.shipped_at >= DATEADD(second, 108000, orders.placed_at) THEN 1 END) AS "late",
  COUNT(CASE WHEN CONVERT_TIMEZONE('UTC', 'America/New_York', orders.shipped_at) < CAST('2024-11-03 12:00:00' AS TIMESTAMP_NTZ) THEN 1 END) AS "by_noon"
FROM orders
WHERE orders.placed_at >= DATEADD(second, -10800, CONVERT_TIMEZONE('America/New_York', 'UTC', CAST('2024-10-01 00:00:00' AS TIMESTAMP_NTZ)))
  AND CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at) >= CAST('2024-10-01 00:00:00' AS TIMESTAMP_NTZ)
  AND orders.placed_at < DATEADD(second, 10800, CONVERT_TIMEZONE('America/New_York', 'UTC', CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)))
  AND CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at) < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
  AND (orders.shipped_at >= DATEADD(second, 108000, orders.placed_at) OR CONVERT_TIMEZONE('UTC', 'America/New_York', orders.shipped_at) < CAST('2024-11-03 12:00:00' AS TIMESTAMP_NTZ))
GROUP BY 1
ORDER BY 1 NULLS LAST
