SELECT
  toDate32(toStartOfYear(toDate32(orders.placed_at))) AS `year`,
  ROUND(COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), 0), 0) AS `gmv`,
  ROUND(MAX(orders.subtotal), 0) AS `largest_order`
FROM orders
WHERE orders.currency = 'JPY'
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
