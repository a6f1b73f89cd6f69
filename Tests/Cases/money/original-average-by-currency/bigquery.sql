WITH `groups` AS (
  SELECT
    orders.currency AS order_currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS average_order_value_1,
    COUNT(*) AS average_order_value_2
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_currency AS `order_currency`,
  CASE WHEN `groups`.order_currency = 'JPY' THEN ROUND(CAST(TRUNC(CAST(COALESCE(`groups`.average_order_value_1, 0) AS BIGNUMERIC) / NULLIF(`groups`.average_order_value_2, 0), 8) AS BIGNUMERIC), 0) ELSE ROUND(CAST(TRUNC(CAST(COALESCE(`groups`.average_order_value_1, 0) AS BIGNUMERIC) / NULLIF(`groups`.average_order_value_2, 0), 8) AS BIGNUMERIC), 2) END AS `average_order_value`
FROM `groups`
ORDER BY 1 NULLS LAST
