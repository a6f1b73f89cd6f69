SELECT
  CAST(DATE_TRUNC('month', CAST(((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'America/New_York') AS TIMESTAMP)) AS DATE) AS "order.placed.month",
  COUNT(*) FILTER (WHERE orders.shipped_at >= (orders.placed_at + 108000 * INTERVAL '1 second')) AS "late",
  COUNT(*) FILTER (WHERE ((orders.shipped_at AT TIME ZONE 'UTC') AT TIME ZONE 'America/New_York') < TIMESTAMP '2024-11-03 12:00:00') AS "by_noon"
FROM orders
WHERE orders.placed_at >= (((TIMESTAMP '2024-10-01 00:00:00' AT TIME ZONE 'America/New_York') AT TIME ZONE 'UTC') + (-10800) * INTERVAL '1 second')
  AND ((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'America/New_York') >= TIMESTAMP '2024-10-01 00:00:00'
  AND orders.placed_at < (((TIMESTAMP '2025-01-01 00:00:00' AT TIME ZONE 'America/New_York') AT TIME ZONE 'UTC') + 10800 * INTERVAL '1 second')
  AND ((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'America/New_York') < TIMESTAMP '2025-01-01 00:00:00'
  AND (orders.shipped_at >= (orders.placed_at + 108000 * INTERVAL '1 second') OR ((orders.shipped_at AT TIME ZONE 'UTC') AT TIME ZONE 'America/New_York') < TIMESTAMP '2024-11-03 12:00:00')
GROUP BY 1
ORDER BY 1 NULLS LAST
