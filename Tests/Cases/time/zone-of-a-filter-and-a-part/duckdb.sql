SELECT
  CAST(EXTRACT(ISODOW FROM ((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'America/New_York')) AS INTEGER) AS "order.placed.day_of_week",
  COUNT(*) AS "orders"
FROM orders
WHERE CAST(DATE_TRUNC('month', CAST(((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'America/New_York') AS TIMESTAMP)) AS DATE) = DATE '2025-06-01'
GROUP BY 1
ORDER BY 1 NULLS LAST
