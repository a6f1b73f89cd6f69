SELECT
  order_retailer.name AS `retailer.name`,
  toInt64(count()) AS `refunds`
FROM refunds
LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
WHERE refunds.refunded_at >= toDateTime64('2025-07-01 00:00:00', 6, 'UTC')
  AND refunds.refunded_at < toDateTime64('2025-10-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
LIMIT 10 OFFSET 10
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
