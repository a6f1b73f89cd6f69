SELECT
  DATE_TRUNC('hour', ((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Berlin')) AS "hour",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= ((TIMESTAMP '2024-03-31 00:00:00' AT TIME ZONE 'Europe/Berlin') AT TIME ZONE 'UTC')
  AND orders.placed_at < ((TIMESTAMP '2024-04-01 00:00:00' AT TIME ZONE 'Europe/Berlin') AT TIME ZONE 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
