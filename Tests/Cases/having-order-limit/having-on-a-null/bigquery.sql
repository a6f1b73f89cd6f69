WITH `groups` AS (
  SELECT
    orders.status AS order_status,
    COUNT(*) AS orders,
    SUM(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS having_2,
    COUNT(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS having_3
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_status AS `order_status`,
  `groups`.orders AS `orders`
FROM `groups`
WHERE (CAST(`groups`.having_2 AS FLOAT64) / NULLIF(`groups`.having_3, 0)) < CAST(100 AS FLOAT64)
ORDER BY 1 NULLS LAST
