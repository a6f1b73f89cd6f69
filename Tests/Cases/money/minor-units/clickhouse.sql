SELECT
  orders.currency AS `order.currency`,
  COALESCE(SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN toDecimal128('1', 0) ELSE toDecimal128('0.01', 2) END), 0) AS `commission`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
