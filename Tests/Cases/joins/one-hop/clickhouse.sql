SELECT
  retailer.tier AS `retailer.tier`,
  toInt64(count()) AS `orders`,
  toInt64(count(DISTINCT orders.retailer_id)) AS `buyers`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
