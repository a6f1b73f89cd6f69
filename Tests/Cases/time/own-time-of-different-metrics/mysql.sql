SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.payouts_made), 0) AS `payouts_made`
FROM (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS refunds,
    CAST(NULL AS SIGNED) AS payouts_made
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE) AS month,
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS refunds,
    CAST(NULL AS SIGNED) AS payouts_made
  FROM refunds
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_FORMAT(payouts.paid_on, '%Y-%m-01') AS DATE) AS month,
    CAST(NULL AS SIGNED) AS orders,
    CAST(NULL AS SIGNED) AS refunds,
    COUNT(payouts.amount) AS payouts_made
  FROM payouts
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.month IS NULL THEN 1 ELSE 0 END, 1
