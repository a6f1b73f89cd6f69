SELECT
  orders.status AS `order.status`,
  CAST(toInt64(sum(dateDiff('day', toDate32(orders.placed_at), toDate32(orders.shipped_at)))) AS Nullable(Float64)) / NULLIF(toInt64(count(dateDiff('day', toDate32(orders.placed_at), toDate32(orders.shipped_at)))), 0) AS `shipping_days`,
  toInt64(count()) AS `orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
