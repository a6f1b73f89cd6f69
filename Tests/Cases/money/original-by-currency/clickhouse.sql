SELECT
  orders.currency AS `order.currency`,
  COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), CAST(0 AS Nullable(Decimal(38,2)))) AS `gmv`,
  toInt64(count()) AS `orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
