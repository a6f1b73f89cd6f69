WITH `groups` AS (
  SELECT
    orders.status COLLATE utf8mb4_0900_bin AS order_status,
    SUM(DATEDIFF(orders.delivered_on, CAST(orders.shipped_at AS DATE))) AS delivery_days_1,
    COUNT(DATEDIFF(orders.delivered_on, CAST(orders.shipped_at AS DATE))) AS delivery_days_2,
    MAX(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS slowest_shipping
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_status AS `order.status`,
  CAST(`groups`.delivery_days_1 AS DOUBLE) / NULLIF(`groups`.delivery_days_2, 0) AS `delivery_days`,
  `groups`.slowest_shipping AS `slowest_shipping`
FROM `groups`
ORDER BY CASE WHEN `groups`.order_status IS NULL THEN 1 ELSE 0 END, 1
