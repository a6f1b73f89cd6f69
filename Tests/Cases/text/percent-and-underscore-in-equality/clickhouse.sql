SELECT
  retailer.name AS `retailer.name`,
  toInt64(count()) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE retailer.name = '100% Wool' OR retailer.name = 'Under_score' OR retailer.name = '1%'
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
