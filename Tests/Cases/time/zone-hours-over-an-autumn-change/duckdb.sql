SELECT
  DATE_TRUNC('hour', ((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Berlin')) AS "hour",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= (((TIMESTAMP '2024-10-27 00:00:00' AT TIME ZONE 'Europe/Berlin') AT TIME ZONE 'UTC') + (-10800) * INTERVAL '1 second')
  AND ((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Berlin') >= TIMESTAMP '2024-10-27 00:00:00'
  AND orders.placed_at < (((TIMESTAMP '2024-10-28 00:00:00' AT TIME ZONE 'Europe/Berlin') AT TIME ZONE 'UTC') + 10800 * INTERVAL '1 second')
  AND ((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Berlin') < TIMESTAMP '2024-10-28 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
