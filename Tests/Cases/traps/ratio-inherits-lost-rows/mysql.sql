WITH `groups` AS (
  SELECT
    retailer.tier COLLATE utf8mb4_0900_bin AS retailer_tier,
    COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS cancellation_rate_1,
    COUNT(*) AS cancellation_rate_2
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1
)
SELECT
  `groups`.retailer_tier AS `retailer.tier`,
  CAST(`groups`.cancellation_rate_1 AS DOUBLE) / NULLIF(`groups`.cancellation_rate_2, 0) AS `cancellation_rate`,
  `groups`.cancellation_rate_2 AS `orders`,
  `groups`.cancellation_rate_1 AS `cancelled_orders`
FROM `groups`
ORDER BY CASE WHEN `groups`.retailer_tier IS NULL THEN 1 ELSE 0 END, 1
