SELECT
  retailer_account_manager.name AS `account_manager.name`,
  toInt64(count()) AS `orders`,
  toInt64(count(DISTINCT orders.retailer_id)) AS `buyers`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN account_managers AS retailer_account_manager ON retailer_account_manager.account_manager_id = retailer.account_manager_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
