SELECT
  brand.name AS `brand.name`,
  toInt64(count()) AS `cancelled_orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
  AND orders.status = 'cancelled'
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
