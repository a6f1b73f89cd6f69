SELECT
  DATE_TRUNC(CAST(DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'Europe/Berlin') AS DATE), MONTH) AS `month`,
  CAST(CAST(SUM(DATETIME_DIFF(orders.shipped_at, orders.placed_at, SECOND)) AS FLOAT64) / NULLIF(COUNT(DATETIME_DIFF(orders.shipped_at, orders.placed_at, SECOND)), 0) AS FLOAT64) / NULLIF(CAST(3600 AS FLOAT64), 0) AS `hours`,
  MAX(DATETIME_DIFF(orders.shipped_at, orders.placed_at, SECOND)) AS `longest`
FROM orders
WHERE orders.placed_at >= DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2024-03-01 00:00:00', 'Europe/Berlin'), 'UTC'), INTERVAL (-10800) SECOND)
  AND DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'Europe/Berlin') >= DATETIME '2024-03-01 00:00:00'
  AND orders.placed_at < DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2024-05-01 00:00:00', 'Europe/Berlin'), 'UTC'), INTERVAL (10800) SECOND)
  AND DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'Europe/Berlin') < DATETIME '2024-05-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
