SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.payouts_made), 0) AS "payouts_made"
FROM (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS refunds,
    CAST(NULL AS INTEGER) AS payouts_made
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    DATE(refunds.refunded_at, 'start of month') AS month,
    CAST(NULL AS INTEGER) AS orders,
    COUNT(*) AS refunds,
    CAST(NULL AS INTEGER) AS payouts_made
  FROM refunds
  GROUP BY 1
  UNION ALL
  SELECT
    DATE(payouts.paid_on, 'start of month') AS month,
    CAST(NULL AS INTEGER) AS orders,
    CAST(NULL AS INTEGER) AS refunds,
    COUNT(payouts.amount) AS payouts_made
  FROM payouts
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
