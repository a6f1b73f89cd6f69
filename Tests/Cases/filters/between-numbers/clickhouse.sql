SELECT
  orders.order_id AS `order.id`,
  toInt64(count()) AS `orders`
FROM orders
WHERE orders.order_id >= 9002
  AND orders.order_id <= 9008
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
