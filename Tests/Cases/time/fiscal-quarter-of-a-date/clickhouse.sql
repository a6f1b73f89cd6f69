SELECT
  toDate32(toStartOfQuarter(toDate32(orders.delivered_on))) AS `order.delivered.fiscal_quarter`,
  toDate32(addMonths(toDate32(toStartOfYear(toDate32(toDate32(addMonths(toDate32(toStartOfMonth(toDate32(orders.delivered_on))), -3))))), 3)) AS `order.delivered.fiscal_year`,
  toInt64(count()) AS `orders`
FROM orders
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
