WITH `groups` AS (
  SELECT
    orders.currency COLLATE utf8mb4_0900_bin AS order_currency,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 1 ELSE 0.01 END) AS commission
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_currency AS `order.currency`,
  COALESCE(`groups`.commission, 0) AS `commission`
FROM `groups`
ORDER BY CASE WHEN `groups`.order_currency IS NULL THEN 1 ELSE 0 END, 1
