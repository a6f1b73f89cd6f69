SELECT
  retailer.country AS "order.retailer.country",
  COUNT(*) AS "orders"
FROM orders
JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE bill_to.tier = 'gold'
GROUP BY 1
ORDER BY 1 NULLS LAST
