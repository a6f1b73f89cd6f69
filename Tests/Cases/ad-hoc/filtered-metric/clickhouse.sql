SELECT
  toDate32(toStartOfYear(toDate32(orders.placed_at))) AS `year`,
  toInt64(count()) AS `orders`,
  toInt64(count(CASE WHEN orders.channel = 'app' THEN 1 END)) AS `app_orders`,
  toInt64(count(CASE WHEN retailer.tier = 'gold' THEN 1 END)) AS `gold_orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
