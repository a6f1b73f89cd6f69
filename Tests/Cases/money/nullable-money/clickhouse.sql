SELECT
  orders.currency AS `order.currency`,
  COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.shipping_fee END), CAST(0 AS Nullable(Decimal(38,2)))) AS `shipping_income`,
  toInt64(count(orders.shipping_fee)) AS `fees_known`,
  toInt64(count()) AS `orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
