SELECT
  brand_market.region COLLATE utf8mb4_0900_bin AS `order.brand.market.region`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
LEFT JOIN countries AS brand_market ON brand_market.code = brand.country
GROUP BY 1
ORDER BY CASE WHEN MAX(brand_market.region COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
