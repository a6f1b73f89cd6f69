SELECT
  brand.country COLLATE utf8mb4_0900_bin AS `brand.country`,
  CAST(COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `cancellation_rate`,
  COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS `cancelled_orders`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY CASE WHEN (brand.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
