WITH `groups` AS (
  SELECT
    orders.currency COLLATE utf8mb4_0900_bin AS order_currency,
    SUM(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) <> 'cancelled' THEN orders.subtotal END) AS average_order_value_1,
    COUNT(*) AS average_order_value_2
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_currency AS `order.currency`,
  CASE WHEN `groups`.order_currency = 'JPY' THEN ROUND(TRUNCATE(CAST(COALESCE(`groups`.average_order_value_1, 0) AS DECIMAL(65,8)) / NULLIF(`groups`.average_order_value_2, 0), 8), 0) ELSE ROUND(TRUNCATE(CAST(COALESCE(`groups`.average_order_value_1, 0) AS DECIMAL(65,8)) / NULLIF(`groups`.average_order_value_2, 0), 8), 2) END AS `average_order_value`
FROM `groups`
ORDER BY CASE WHEN `groups`.order_currency IS NULL THEN 1 ELSE 0 END, 1
