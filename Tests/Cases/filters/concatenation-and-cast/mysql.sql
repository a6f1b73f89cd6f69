SELECT
  retailer.country COLLATE utf8mb4_0900_bin AS `retailer.country`,
  COUNT(*) AS `orders`
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE CONCAT(CONCAT(retailer.country COLLATE utf8mb4_0900_bin, '/'), retailer.tier COLLATE utf8mb4_0900_bin) IN ('DE/gold', 'FR/gold')
  AND (CAST(orders.order_id AS CHAR) LIKE '1%')
GROUP BY 1
ORDER BY CASE WHEN MAX(retailer.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
