SELECT
  retailer_account_manager.team AS `order_retailer_account_manager_team`,
  bill_to_account_manager.team AS `order_bill_to_account_manager_team`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN account_managers AS retailer_account_manager ON retailer_account_manager.account_manager_id = retailer.account_manager_id
LEFT JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
LEFT JOIN account_managers AS bill_to_account_manager ON bill_to_account_manager.account_manager_id = bill_to.account_manager_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
