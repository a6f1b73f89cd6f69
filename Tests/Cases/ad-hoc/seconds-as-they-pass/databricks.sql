SELECT
  TRUNC(CAST(CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) AS DATE), 'MONTH') AS `month`,
  CAST(CAST(SUM(TIMESTAMPDIFF(SECOND, orders.placed_at, orders.shipped_at)) AS DOUBLE) / NULLIF(COUNT(TIMESTAMPDIFF(SECOND, orders.placed_at, orders.shipped_at)), 0) AS DOUBLE) / NULLIF(CAST(3600 AS DOUBLE), 0) AS `hours`,
  MAX(TIMESTAMPDIFF(SECOND, orders.placed_at, orders.shipped_at)) AS `longest`
FROM orders
WHERE orders.placed_at >= TIMESTAMPADD(SECOND, -10800, CONVERT_TIMEZONE('Europe/Berlin', 'UTC', TIMESTAMP_NTZ '2024-03-01 00:00:00'))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) >= TIMESTAMP_NTZ '2024-03-01 00:00:00'
  AND orders.placed_at < TIMESTAMPADD(SECOND, 10800, CONVERT_TIMEZONE('Europe/Berlin', 'UTC', TIMESTAMP_NTZ '2024-05-01 00:00:00'))
  AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) < TIMESTAMP_NTZ '2024-05-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
