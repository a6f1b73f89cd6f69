SELECT
  orders.currency AS `order.currency`,
  CASE WHEN orders.currency = 'JPY' THEN CAST(CAST(round(trunc(CAST(COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), CAST(0 AS Nullable(Decimal(38,2)))) AS Nullable(Decimal(76,8))) / NULLIF(CAST(toInt64(count()) AS Nullable(Decimal(38,4))), 0), 8), 0) AS Nullable(Decimal(76,0))) AS Nullable(Decimal(38,2))) ELSE CAST(round(trunc(CAST(COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), CAST(0 AS Nullable(Decimal(38,2)))) AS Nullable(Decimal(76,8))) / NULLIF(CAST(toInt64(count()) AS Nullable(Decimal(38,4))), 0), 8), 2) AS Nullable(Decimal(76,2))) END AS `average_order_value`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
