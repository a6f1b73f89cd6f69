SELECT
  toDate32(toMonday(toDate32(orders.delivered_on))) AS `order.delivered.week`,
  toInt64(count()) AS `orders`
FROM orders
WHERE orders.delivered_on >= toDate32('2025-02-20')
  AND orders.delivered_on < toDate32('2025-03-20')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
