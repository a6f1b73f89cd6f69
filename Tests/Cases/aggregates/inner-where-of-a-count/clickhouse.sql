SELECT
  orders.currency AS `order.currency`,
  toInt64(count()) AS `orders`,
  toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS `cancelled_orders`,
  toInt64(count(CASE WHEN orders.status = 'delivered' THEN orders.order_id END)) AS `arrived`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
