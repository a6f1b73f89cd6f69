SELECT
  retailer.tier AS `order_retailer_tier`,
  bill_to.tier AS `order_bill_to_tier`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
