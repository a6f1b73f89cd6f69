SELECT
  retailer.tier COLLATE utf8mb4_0900_bin AS `retailer.tier`,
  service_level.level COLLATE utf8mb4_0900_bin AS `service_level.level`,
  COUNT(*) AS `orders`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
  AND service_level.valid_from <= orders.placed_at
  AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(retailer.tier COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(service_level.level COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
