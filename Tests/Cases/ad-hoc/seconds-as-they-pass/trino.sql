SELECT
  DATE_TRUNC('month', CAST(CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'Europe/Berlin' AS TIMESTAMP) AS DATE)) AS "month",
  CAST(CAST(SUM(DATE_DIFF('second', orders.placed_at, orders.shipped_at)) AS DOUBLE) / NULLIF(COUNT(DATE_DIFF('second', orders.placed_at, orders.shipped_at)), 0) AS DOUBLE) / NULLIF(CAST(3600 AS DOUBLE), 0) AS "hours",
  MAX(DATE_DIFF('second', orders.placed_at, orders.shipped_at)) AS "longest"
FROM orders
WHERE orders.placed_at >= DATE_ADD('second', -10800, CAST(WITH_TIMEZONE(TIMESTAMP '2024-03-01 00:00:00', 'Europe/Berlin') AT TIME ZONE 'UTC' AS TIMESTAMP))
  AND CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'Europe/Berlin' AS TIMESTAMP) >= TIMESTAMP '2024-03-01 00:00:00'
  AND orders.placed_at < DATE_ADD('second', 10800, CAST(WITH_TIMEZONE(TIMESTAMP '2024-05-01 00:00:00', 'Europe/Berlin') AT TIME ZONE 'UTC' AS TIMESTAMP))
  AND CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'Europe/Berlin' AS TIMESTAMP) < TIMESTAMP '2024-05-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
