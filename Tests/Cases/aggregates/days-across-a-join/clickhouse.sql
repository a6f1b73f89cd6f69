SELECT
  refunds.reason AS `refund.reason`,
  CAST(toInt64(sum(dateDiff('day', toDate32(`order`.placed_at), toDate32(refunds.refunded_at)))) AS Nullable(Float64)) / NULLIF(toInt64(count(dateDiff('day', toDate32(`order`.placed_at), toDate32(refunds.refunded_at)))), 0) AS `days_to_refund`,
  toInt64(count(DISTINCT refunds.order_id)) AS `refunded_orders`,
  toInt64(count()) AS `refunds`
FROM refunds
LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
