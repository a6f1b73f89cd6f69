WITH `groups` AS (
  SELECT
    brand.name COLLATE utf8mb4_0900_bin AS brand_name,
    COUNT(*) AS orders_per_cancelled_1,
    COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS orders_per_cancelled_2
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE (brand.country COLLATE utf8mb4_0900_bin) IN ('DE', 'JP', 'SE')
    AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
)
SELECT
  `groups`.brand_name AS `brand.name`,
  CAST(`groups`.orders_per_cancelled_1 AS DOUBLE) / NULLIF(`groups`.orders_per_cancelled_2, 0) AS `orders_per_cancelled`,
  `groups`.orders_per_cancelled_1 AS `orders`
FROM `groups`
ORDER BY CASE WHEN `groups`.brand_name IS NULL THEN 1 ELSE 0 END, 1
