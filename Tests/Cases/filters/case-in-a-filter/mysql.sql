SELECT
  retailer.tier COLLATE utf8mb4_0900_bin AS `retailer.tier`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE CASE WHEN (retailer.tier COLLATE utf8mb4_0900_bin) = 'gold' THEN 'key' WHEN retailer.tier IS NULL THEN 'none' ELSE 'other' END <> 'other'
GROUP BY 1
ORDER BY CASE WHEN MAX(retailer.tier COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
