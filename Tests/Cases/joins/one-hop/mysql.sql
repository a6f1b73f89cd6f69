SELECT
  retailer.tier COLLATE utf8mb4_0900_bin AS `retailer.tier`,
  COUNT(*) AS `orders`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY CASE WHEN MAX(retailer.tier COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
