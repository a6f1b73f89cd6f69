WITH `groups` AS (
  SELECT
    orders.currency AS order_currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.shipping_fee END) AS shipping_income,
    COUNT(orders.shipping_fee) AS fees_known,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_currency AS `order_currency`,
  COALESCE(`groups`.shipping_income, 0) AS `shipping_income`,
  `groups`.fees_known AS `fees_known`,
  `groups`.orders AS `orders`
FROM `groups`
ORDER BY 1 NULLS LAST
