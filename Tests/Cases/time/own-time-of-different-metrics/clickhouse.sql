SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.payouts_made), 0) AS `payouts_made`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS payouts_made
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfMonth(toDate32(refunds.refunded_at))) AS month,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS payouts_made
  FROM refunds
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfMonth(toDate32(payouts.paid_on))) AS month,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    toInt64(count(payouts.amount)) AS payouts_made
  FROM payouts
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
