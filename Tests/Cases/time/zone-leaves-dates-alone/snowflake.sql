SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.payouts_made), 0) AS "payouts_made",
  COALESCE(MAX(parts.orders), 0) AS "orders"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', payouts.paid_on) AS DATE) AS month,
    COUNT(payouts.amount) AS payouts_made,
    CAST(NULL AS BIGINT) AS orders
  FROM payouts
  WHERE payouts.paid_on >= CAST('2024-12-01' AS DATE)
    AND payouts.paid_on < CAST('2025-02-01' AS DATE)
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('month', CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at)) AS DATE) AS month,
    CAST(NULL AS BIGINT) AS payouts_made,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= DATEADD(second, -10800, CONVERT_TIMEZONE('America/New_York', 'UTC', CAST('2024-12-01 00:00:00' AS TIMESTAMP_NTZ)))
    AND CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at) >= CAST('2024-12-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < DATEADD(second, 10800, CONVERT_TIMEZONE('America/New_York', 'UTC', CAST('2025-02-01 00:00:00' AS TIMESTAMP_NTZ)))
    AND CONVERT_TIMEZONE('UTC', 'America/New_York', orders.placed_at) < CAST('2025-02-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
