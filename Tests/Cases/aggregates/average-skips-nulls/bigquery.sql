WITH `groups` AS (
  SELECT
    orders.status AS order_status,
    SUM(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS shipping_days_1,
    COUNT(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS shipping_days_2,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_status AS `order_status`,
  CAST(`groups`.shipping_days_1 AS FLOAT64) / NULLIF(`groups`.shipping_days_2, 0) AS `shipping_days`,
  `groups`.orders AS `orders`
FROM `groups`
ORDER BY 1 NULLS LAST
