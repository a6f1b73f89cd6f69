SELECT
  toDate32(toStartOfYear(toDate32(orders.placed_at))) AS `year`,
  CAST(round(COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), CAST(0 AS Nullable(Decimal(38,2)))), 0) AS Nullable(Decimal(76,0))) AS `gmv`,
  CAST(round(MAX(orders.subtotal), 0) AS Nullable(Decimal(76,0))) AS `largest_order`
FROM orders
WHERE orders.currency = 'JPY'
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
