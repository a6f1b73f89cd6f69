SELECT
  orders.channel AS `order.channel`,
  COALESCE(toInt64(sum(CASE WHEN orders.status = 'delivered' THEN 2 WHEN orders.status = 'cancelled' THEN -1 ELSE 0 END)), 0) AS `score`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
