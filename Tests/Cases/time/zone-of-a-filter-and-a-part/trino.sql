SELECT
  DAY_OF_WEEK(CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP(6))) AS "order.placed.day_of_week",
  COUNT(*) AS "orders"
FROM orders
WHERE DATE_TRUNC('month', CAST(CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP(6)) AS DATE)) = DATE '2025-06-01'
GROUP BY 1
ORDER BY 1 NULLS LAST
