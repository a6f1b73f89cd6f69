SELECT
  DATE_TRUNC('month', CAST(CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP(6)) AS DATE)) AS "order.placed.month",
  COUNT(*) FILTER (WHERE orders.shipped_at >= DATE_ADD('second', 108000, orders.placed_at)) AS "late",
  COUNT(*) FILTER (WHERE CAST(WITH_TIMEZONE(orders.shipped_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP(6)) < TIMESTAMP '2024-11-03 12:00:00') AS "by_noon"
FROM orders
WHERE orders.placed_at >= DATE_ADD('second', -10800, CAST(WITH_TIMEZONE(TIMESTAMP '2024-10-01 00:00:00', 'America/New_York') AT TIME ZONE 'UTC' AS TIMESTAMP(6)))
  AND CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP(6)) >= TIMESTAMP '2024-10-01 00:00:00'
  AND orders.placed_at < DATE_ADD('second', 10800, CAST(WITH_TIMEZONE(TIMESTAMP '2025-01-01 00:00:00', 'America/New_York') AT TIME ZONE 'UTC' AS TIMESTAMP(6)))
  AND CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP(6)) < TIMESTAMP '2025-01-01 00:00:00'
  AND (orders.shipped_at >= DATE_ADD('second', 108000, orders.placed_at) OR CAST(WITH_TIMEZONE(orders.shipped_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP(6)) < TIMESTAMP '2024-11-03 12:00:00')
GROUP BY 1
ORDER BY 1 NULLS LAST
