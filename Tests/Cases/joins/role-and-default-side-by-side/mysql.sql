SELECT
  retailer.tier COLLATE utf8mb4_0900_bin AS `order.retailer.tier`,
  bill_to.tier COLLATE utf8mb4_0900_bin AS `order.bill_to.tier`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(retailer.tier COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(bill_to.tier COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
