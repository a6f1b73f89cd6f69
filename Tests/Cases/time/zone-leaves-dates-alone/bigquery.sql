SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.payouts_made), 0) AS `payouts_made`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    DATE_TRUNC(CAST(payouts.paid_on AS DATE), MONTH) AS month,
    COUNT(payouts.amount) AS payouts_made,
    CAST(NULL AS INT64) AS orders
  FROM payouts
  WHERE payouts.paid_on >= DATE '2024-12-01'
    AND payouts.paid_on < DATE '2025-02-01'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC(CAST(DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'America/New_York') AS DATE), MONTH) AS month,
    CAST(NULL AS INT64) AS payouts_made,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2024-12-01 00:00:00', 'America/New_York'), 'UTC'), INTERVAL (-10800) SECOND)
    AND DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'America/New_York') >= DATETIME '2024-12-01 00:00:00'
    AND orders.placed_at < DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2025-02-01 00:00:00', 'America/New_York'), 'UTC'), INTERVAL (10800) SECOND)
    AND DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'America/New_York') < DATETIME '2025-02-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
