SELECT
  retailer_account_manager.name COLLATE utf8mb4_0900_bin AS `account_manager.name`,
  COUNT(*) AS `orders`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN account_managers AS retailer_account_manager ON retailer_account_manager.account_manager_id = retailer.account_manager_id
GROUP BY 1
ORDER BY CASE WHEN MAX(retailer_account_manager.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
