WITH `groups` AS (
  SELECT
    orders.status COLLATE utf8mb4_0900_bin AS order_status,
    COUNT(*) AS orders,
    SUM(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS having_2,
    COUNT(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS having_3
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_status AS `order.status`,
  `groups`.orders AS `orders`
FROM `groups`
WHERE (CAST(`groups`.having_2 AS DOUBLE) / NULLIF(`groups`.having_3, 0)) < CAST(100 AS DOUBLE)
ORDER BY CASE WHEN `groups`.order_status IS NULL THEN 1 ELSE 0 END, 1
