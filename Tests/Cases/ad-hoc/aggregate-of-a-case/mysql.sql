WITH `groups` AS (
  SELECT
    orders.channel COLLATE utf8mb4_0900_bin AS order_channel,
    SUM(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'delivered' THEN 2 WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN -1 ELSE 0 END) AS score
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_channel AS `order.channel`,
  COALESCE(`groups`.score, 0) AS `score`
FROM `groups`
ORDER BY CASE WHEN `groups`.order_channel IS NULL THEN 1 ELSE 0 END, 1
