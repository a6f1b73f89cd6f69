SELECT
  brand.country COLLATE utf8mb4_0900_bin AS `brand.country`,
  COUNT(*) AS `orders`
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE (retailer.country COLLATE utf8mb4_0900_bin) <> (brand.country COLLATE utf8mb4_0900_bin)
  AND (orders.currency COLLATE utf8mb4_0900_bin) = 'GBP'
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
