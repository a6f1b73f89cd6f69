WITH `groups` AS (
  SELECT
    brand.name COLLATE utf8mb4_0900_bin AS brand_name,
    COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS cancellation_rate_1,
    COUNT(*) AS cancellation_rate_2
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE (brand.country COLLATE utf8mb4_0900_bin) IN ('FR', 'DE')
  GROUP BY 1
)
SELECT
  `groups`.brand_name AS `brand.name`,
  CAST(`groups`.cancellation_rate_1 AS DOUBLE) / NULLIF(`groups`.cancellation_rate_2, 0) AS `cancellation_rate`,
  `groups`.cancellation_rate_2 AS `orders`
FROM `groups`
ORDER BY CASE WHEN (CAST(`groups`.cancellation_rate_1 AS DOUBLE) / NULLIF(`groups`.cancellation_rate_2, 0)) IS NULL THEN 1 ELSE 0 END, 2 DESC, CASE WHEN `groups`.brand_name IS NULL THEN 1 ELSE 0 END, 1
LIMIT 12
