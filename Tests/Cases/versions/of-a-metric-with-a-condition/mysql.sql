SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS `month`,
  COUNT(DISTINCT CASE WHEN (service_level.level COLLATE utf8mb4_0900_bin) = 'gold' THEN orders.retailer_id END) AS `gold_buyers`,
  COUNT(CASE WHEN service_level.level IS NOT NULL THEN 1 END) AS `level_known`
FROM orders
LEFT JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
  AND service_level.valid_from <= orders.placed_at
  AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  AND ((service_level.level COLLATE utf8mb4_0900_bin) = 'gold' OR service_level.level IS NOT NULL)
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
