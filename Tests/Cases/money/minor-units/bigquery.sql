WITH `groups` AS (
  SELECT
    orders.currency AS order_currency,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN BIGNUMERIC '1' ELSE BIGNUMERIC '0.01' END) AS commission
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_currency AS `order_currency`,
  COALESCE(`groups`.commission, 0) AS `commission`
FROM `groups`
ORDER BY 1 NULLS LAST
