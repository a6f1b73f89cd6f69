SELECT
  CAST(DATE_TRUNC('month', CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at)) AS DATE) AS "month",
  CAST(CAST(SUM(DATEDIFF(second, orders.placed_at, orders.shipped_at)) AS DOUBLE) / NULLIF(COUNT(DATEDIFF(second, orders.placed_at, orders.shipped_at)), 0) AS DOUBLE) / NULLIF(CAST(3600 AS DOUBLE), 0) AS "hours",
  MAX(DATEDIFF(second, orders.placed_at, orders.shipped_at)) AS "longest"
FROM orders
WHERE orders.placed_at >= DATEADD(second, -10800, CONVERT_TIMEZONE('Europe/Berlin', 'UTC', CAST('2024-03-01 00:00:00' AS TIMESTAMP_NTZ)))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) >= CAST('2024-03-01 00:00:00' AS TIMESTAMP_NTZ)
  AND orders.placed_at < DATEADD(second, 10800, CONVERT_TIMEZONE('Europe/Berlin', 'UTC', CAST('2024-05-01 00:00:00' AS TIMESTAMP_NTZ)))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) < CAST('2024-05-01 00:00:00' AS TIMESTAMP_NTZ)
GROUP BY 1
ORDER BY 1 NULLS LAST
