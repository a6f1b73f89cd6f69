SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.payouts_made), 0) AS "payouts_made",
  COALESCE(MAX(parts.orders), 0) AS "orders"
FROM (
  SELECT
    DATE_TRUNC('month', CAST(payouts.paid_on AS DATE)) AS month,
    COUNT(payouts.amount) AS payouts_made,
    CAST(NULL AS BIGINT) AS orders
  FROM payouts
  WHERE payouts.paid_on >= DATE '2024-12-01'
    AND payouts.paid_on < DATE '2025-02-01'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC('month', CAST(CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP) AS DATE)) AS month,
    CAST(NULL AS BIGINT) AS payouts_made,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= DATE_ADD('second', -10800, CAST(WITH_TIMEZONE(TIMESTAMP '2024-12-01 00:00:00', 'America/New_York') AT TIME ZONE 'UTC' AS TIMESTAMP))
    AND CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP) >= TIMESTAMP '2024-12-01 00:00:00'
    AND orders.placed_at < DATE_ADD('second', 10800, CAST(WITH_TIMEZONE(TIMESTAMP '2025-02-01 00:00:00', 'America/New_York') AT TIME ZONE 'UTC' AS TIMESTAMP))
    AND CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP) < TIMESTAMP '2025-02-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
