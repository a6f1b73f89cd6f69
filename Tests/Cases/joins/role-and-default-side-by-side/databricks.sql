SELECT
  retailer.tier AS `order.retailer.tier`,
  bill_to.tier AS `order.bill_to.tier`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
