SELECT
  orders.channel AS `order.channel`,
  toInt64(count()) AS `orders`,
  toInt64(count(DISTINCT orders.retailer_id)) AS `buyers`,
  toInt64(count(CASE WHEN orders.retailer_id IS NULL THEN 1 END)) AS `guest_orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
