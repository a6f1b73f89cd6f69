SELECT
  retailer.tier AS `retailer.tier`,
  toInt64(count()) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE CASE WHEN retailer.tier = 'gold' THEN 'key' WHEN retailer.tier IS NULL THEN 'none' ELSE 'other' END <> 'other'
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
