WITH `groups` AS (
  SELECT
    orders.channel COLLATE utf8mb4_0900_bin AS order_channel,
    orders.retailer_id AS retailer,
    orders.brand_id AS brand,
    COUNT(*) AS value
  FROM orders
  GROUP BY 1, 2, 3
  HAVING orders.retailer_id IS NOT NULL
    AND orders.brand_id IS NOT NULL
)
SELECT
  `groups`.order_channel AS `order.channel`,
  COUNT(`groups`.value) AS `pairs`,
  CAST(SUM(`groups`.value) AS DOUBLE) / NULLIF(COUNT(`groups`.value), 0) AS `mean`
FROM `groups`
GROUP BY 1
ORDER BY CASE WHEN `groups`.order_channel IS NULL THEN 1 ELSE 0 END, 1
