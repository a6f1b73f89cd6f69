SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS `year`,
  COUNT(*) AS `orders`,
  COUNT(CASE WHEN (orders.channel COLLATE utf8mb4_0900_bin) = 'app' THEN 1 END) AS `app_orders`,
  COUNT(CASE WHEN (retailer.tier COLLATE utf8mb4_0900_bin) = 'gold' THEN 1 END) AS `gold_orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
