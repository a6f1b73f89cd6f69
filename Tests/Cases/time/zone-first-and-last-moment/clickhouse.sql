SELECT
  brand.country AS `brand.country`,
  toDateTime64(toString(toTimeZone(MIN(orders.placed_at), 'Asia/Tokyo')), 6, 'UTC') AS `first`,
  toDateTime64(toString(toTimeZone(MAX(orders.placed_at), 'Asia/Tokyo')), 6, 'UTC') AS `last`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
HAVING toDateTime64(toString(toTimeZone(MIN(orders.placed_at), 'Asia/Tokyo')), 6, 'UTC') > toDateTime64('2024-01-02 00:00:00', 6, 'UTC')
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
