SELECT
  COUNT(*) AS `orders`
FROM orders
JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE bill_to.retailer_id = retailer.retailer_id
