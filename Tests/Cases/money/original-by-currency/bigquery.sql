WITH `groups` AS (
  SELECT
    orders.currency AS order_currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_currency AS `order_currency`,
  COALESCE(`groups`.gmv, 0) AS `gmv`,
  `groups`.orders AS `orders`
FROM `groups`
ORDER BY 1 NULLS LAST
