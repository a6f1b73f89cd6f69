SELECT
  retailer.name COLLATE utf8mb4_0900_bin AS `retailer.name`,
  COUNT(*) AS `orders`
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE (retailer.name COLLATE utf8mb4_0900_bin) = 'Robert''); DROP TABLE orders;--'
GROUP BY 1
ORDER BY CASE WHEN MAX(retailer.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
