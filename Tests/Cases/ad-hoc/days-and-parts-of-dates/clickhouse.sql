SELECT
  orders.channel AS `order.channel`,
  MAX(dateDiff('day', toDate32(orders.placed_at), toDate32(orders.shipped_at))) AS `longest`,
  MIN(dateDiff('day', toDate32(orders.placed_at), toDate32(orders.shipped_at))) AS `shortest`,
  toInt64(count(CASE WHEN toInt32(toYear(orders.placed_at)) = 2024 THEN orders.order_id END)) AS `first_year`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
