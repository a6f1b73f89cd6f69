SELECT
  bill_to.country AS "order.bill_to.country",
  COUNT(*) AS "orders"
FROM orders
LEFT JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
