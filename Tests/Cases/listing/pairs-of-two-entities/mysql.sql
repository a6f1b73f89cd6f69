SELECT
  retailer.country COLLATE utf8mb4_0900_bin AS `retailer.country`,
  brand.country COLLATE utf8mb4_0900_bin AS `brand.country`,
  CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS `order.placed.quarter`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
GROUP BY 1, 2, 3
ORDER BY CASE WHEN MAX(retailer.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(brand.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2, CASE WHEN MAX(CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE)) IS NULL THEN 1 ELSE 0 END, 3
