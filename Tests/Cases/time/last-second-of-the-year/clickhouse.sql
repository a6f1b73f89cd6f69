SELECT
  toDate32(toStartOfYear(toDate32(orders.placed_at))) AS `order.placed.year`,
  toDate32(orders.placed_at) AS `order.placed.day`,
  toInt64(count()) AS `orders`
FROM orders
WHERE toDate32(orders.placed_at) IN (toDate32('2024-12-31'), toDate32('2025-01-01'))
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
