SELECT
  orders.status COLLATE utf8mb4_0900_bin AS `order.status`,
  COUNT(*) AS `orders`
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE (retailer.tier COLLATE utf8mb4_0900_bin) = 'gold'
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.status COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
