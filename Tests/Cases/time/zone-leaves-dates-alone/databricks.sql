SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.payouts_made), 0) AS `payouts_made`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    TRUNC(CAST(payouts.paid_on AS DATE), 'MONTH') AS month,
    COUNT(payouts.amount) AS payouts_made,
    CAST(NULL AS BIGINT) AS orders
  FROM payouts
  WHERE payouts.paid_on >= DATE '2024-12-01'
    AND payouts.paid_on < DATE '2025-02-01'
  GROUP BY 1
  UNION ALL
  SELECT
    TRUNC(CAST(CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at) AS DATE), 'MONTH') AS month,
    CAST(NULL AS BIGINT) AS payouts_made,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMPADD(SECOND, -10800, CONVERT_TIMEZONE('America/New_York', 'UTC', TIMESTAMP_NTZ '2024-12-01 00:00:00'))
    AND CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at) >= TIMESTAMP_NTZ '2024-12-01 00:00:00'
    AND orders.placed_at < TIMESTAMPADD(SECOND, 10800, CONVERT_TIMEZONE('America/New_York', 'UTC', TIMESTAMP_NTZ '2025-02-01 00:00:00'))
    AND CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at) < TIMESTAMP_NTZ '2025-02-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
