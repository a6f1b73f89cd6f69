SELECT
  brand.name COLLATE utf8mb4_0900_bin AS `brand.name`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE (brand.name COLLATE utf8mb4_0900_bin) = 'Maple\\Oak' OR (retailer.name COLLATE utf8mb4_0900_bin) = 'Back\\slash Books'
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
