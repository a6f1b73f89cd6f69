WITH groups AS (
  SELECT
    TRUNC(CAST(CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) AS DATE), 'MONTH') AS month,
    SUM(DATEDIFF(orders.shipped_at, orders.placed_at) * 86400 + (HOUR(orders.shipped_at) - HOUR(orders.placed_at)) * 3600 + (MINUTE(orders.shipped_at) - MINUTE(orders.placed_at)) * 60 + SECOND(orders.shipped_at) - SECOND(orders.placed_at)) AS hours_1,
    COUNT(DATEDIFF(orders.shipped_at, orders.placed_at) * 86400 + (HOUR(orders.shipped_at) - HOUR(orders.placed_at)) * 3600 + (MINUTE(orders.shipped_at) - MINUTE(orders.placed_at)) * 60 + SECOND(orders.shipped_at) - SECOND(orders.placed_at)) AS hours_2,
    MAX(DATEDIFF(orders.shipped_at, orders.placed_at) * 86400 + (HOUR(orders.shipped_at) - HOUR(orders.placed_at)) * 3600 + (MINUTE(orders.shipped_at) - MINUTE(orders.placed_at)) * 60 + SECOND(orders.shipped_at) - SECOND(orders.placed_at)) AS longest
  FROM orders
  WHERE orders.placed_at >= (CONVERT_TIMEZONE('Europe/Berlin', 'UTC', TIMESTAMP_NTZ '2024-03-01 00:00:00') + MAKE_DT_INTERVAL(0, 0, 0, -10800))
    AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) >= TIMESTAMP_NTZ '2024-03-01 00:00:00'
    AND orders.placed_at < (CONVERT_TIMEZONE('Europe/Berlin', 'UTC', TIMESTAMP_NTZ '2024-05-01 00:00:00') + MAKE_DT_INTERVAL(0, 0, 0, 10800))
    AND CONVERT_TIMEZONE('UTC', 'Europe/Berlin', orders.placed_at) < TIMESTAMP_NTZ '2024-05-01 00:00:00'
  GROUP BY 1
)
SELECT
  groups.month AS `month`,
  CAST(CAST(groups.hours_1 AS DOUBLE) / NULLIF(groups.hours_2, 0) AS DOUBLE) / NULLIF(CAST(3600 AS DOUBLE), 0) AS `hours`,
  groups.longest AS `longest`
FROM groups
ORDER BY 1 NULLS LAST
