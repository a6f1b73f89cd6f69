SELECT
  retailer_account_manager.team COLLATE utf8mb4_0900_bin AS `order.retailer.account_manager.team`,
  bill_to_account_manager.team COLLATE utf8mb4_0900_bin AS `order.bill_to.account_manager.team`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN account_managers AS retailer_account_manager ON retailer_account_manager.account_manager_id = retailer.account_manager_id
LEFT JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
LEFT JOIN account_managers AS bill_to_account_manager ON bill_to_account_manager.account_manager_id = bill_to.account_manager_id
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(retailer_account_manager.team COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(bill_to_account_manager.team COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
