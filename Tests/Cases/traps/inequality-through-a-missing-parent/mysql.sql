SELECT
  COUNT(*) AS `orders`
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE (retailer.country COLLATE utf8mb4_0900_bin) <> 'DE'
