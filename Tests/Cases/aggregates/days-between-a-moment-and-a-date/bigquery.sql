WITH `groups` AS (
  SELECT
    orders.status AS order_status,
    SUM(DATE_DIFF(orders.delivered_on, CAST(orders.shipped_at AS DATE), DAY)) AS delivery_days_1,
    COUNT(DATE_DIFF(orders.delivered_on, CAST(orders.shipped_at AS DATE), DAY)) AS delivery_days_2,
    MAX(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS slowest_shipping
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_status AS `order_status`,
  CAST(`groups`.delivery_days_1 AS FLOAT64) / NULLIF(`groups`.delivery_days_2, 0) AS `delivery_days`,
  `groups`.slowest_shipping AS `slowest_shipping`
FROM `groups`
ORDER BY 1 NULLS LAST
