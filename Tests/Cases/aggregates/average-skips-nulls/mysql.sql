WITH `groups` AS (
  SELECT
    orders.status COLLATE utf8mb4_0900_bin AS order_status,
    SUM(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS shipping_days_1,
    COUNT(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS shipping_days_2,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_status AS `order.status`,
  CAST(`groups`.shipping_days_1 AS DOUBLE) / NULLIF(`groups`.shipping_days_2, 0) AS `shipping_days`,
  `groups`.orders AS `orders`
FROM `groups`
ORDER BY CASE WHEN `groups`.order_status IS NULL THEN 1 ELSE 0 END, 1
