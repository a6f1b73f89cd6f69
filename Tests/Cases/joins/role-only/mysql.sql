SELECT
  bill_to.country COLLATE utf8mb4_0900_bin AS `order.bill_to.country`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
GROUP BY 1
ORDER BY CASE WHEN MAX(bill_to.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
