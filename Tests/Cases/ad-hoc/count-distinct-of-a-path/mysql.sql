SELECT
  brand.category COLLATE utf8mb4_0900_bin AS `brand.category`,
  COUNT(DISTINCT retailer.account_manager_id) AS `managers`,
  COUNT(DISTINCT orders.bill_to_retailer_id) AS `paying`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY CASE WHEN MAX(brand.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
