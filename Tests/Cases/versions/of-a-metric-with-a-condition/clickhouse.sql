SELECT
  toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS `month`,
  toInt64(count(DISTINCT CASE WHEN service_level.level = 'gold' THEN orders.retailer_id END)) AS `gold_buyers`,
  toInt64(count(CASE WHEN service_level.level IS NOT NULL THEN 1 END)) AS `level_known`
FROM orders
LEFT JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
  AND service_level.valid_from <= orders.placed_at
  AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
  AND (service_level.level = 'gold' OR service_level.level IS NOT NULL)
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
