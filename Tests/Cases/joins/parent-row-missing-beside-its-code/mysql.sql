SELECT
  brand.country COLLATE utf8mb4_0900_bin AS `brand.country`,
  brand_market.name COLLATE utf8mb4_0900_bin AS `order.brand.market.name`,
  COUNT(DISTINCT orders.brand_id) AS `active_brands`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
LEFT JOIN countries AS brand_market ON brand_market.code = brand.country
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(brand.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(brand_market.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
