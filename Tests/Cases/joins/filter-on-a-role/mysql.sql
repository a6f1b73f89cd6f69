SELECT
  retailer.country COLLATE utf8mb4_0900_bin AS `order.retailer.country`,
  COUNT(*) AS `orders`
FROM orders
JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE (bill_to.tier COLLATE utf8mb4_0900_bin) = 'gold'
GROUP BY 1
ORDER BY CASE WHEN MAX(retailer.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
