SELECT
  orders.status AS `order.status`,
  orders.currency AS `order.currency`,
  toInt64(count()) AS `orders`
FROM orders
WHERE orders.placed_at >= toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2024-07-01 00:00:00', 6, 'UTC')
GROUP BY 1, 2
ORDER BY 2 NULLS LAST, 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
