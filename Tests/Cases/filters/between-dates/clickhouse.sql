SELECT
  toDate32(orders.placed_at) AS `order.placed.day`,
  toInt64(count()) AS `orders`
FROM orders
WHERE toDate32(orders.placed_at) >= toDate32('2024-02-27')
  AND toDate32(orders.placed_at) <= toDate32('2024-03-02')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
