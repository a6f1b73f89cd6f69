SELECT
  retailer.tier COLLATE utf8mb4_0900_bin AS `retailer.tier`,
  CAST(COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `cancellation_rate`,
  COUNT(*) AS `orders`,
  COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS `cancelled_orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY CASE WHEN (retailer.tier COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
