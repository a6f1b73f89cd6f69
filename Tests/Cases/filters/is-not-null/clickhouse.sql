SELECT
  orders.channel AS `order.channel`,
  toInt64(count()) AS `orders`
FROM orders
WHERE orders.channel IS NOT NULL
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
