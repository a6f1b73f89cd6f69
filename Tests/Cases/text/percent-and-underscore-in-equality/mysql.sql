SELECT
  retailer.name COLLATE utf8mb4_0900_bin AS `retailer.name`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE (retailer.name COLLATE utf8mb4_0900_bin) = '100% Wool' OR (retailer.name COLLATE utf8mb4_0900_bin) = 'Under_score' OR (retailer.name COLLATE utf8mb4_0900_bin) = '1%'
GROUP BY 1
ORDER BY CASE WHEN MAX(retailer.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
