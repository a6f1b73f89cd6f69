SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.payouts_made), 0) AS `payouts_made`
FROM (
  SELECT
    TRUNC(CAST(orders.placed_at AS DATE), 'MONTH') AS month,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS refunds,
    CAST(NULL AS BIGINT) AS payouts_made
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    TRUNC(CAST(refunds.refunded_at AS DATE), 'MONTH') AS month,
    CAST(NULL AS BIGINT) AS orders,
    COUNT(*) AS refunds,
    CAST(NULL AS BIGINT) AS payouts_made
  FROM refunds
  GROUP BY 1
  UNION ALL
  SELECT
    TRUNC(CAST(payouts.paid_on AS DATE), 'MONTH') AS month,
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS BIGINT) AS refunds,
    COUNT(payouts.amount) AS payouts_made
  FROM payouts
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
