SELECT
  retailer.country AS `retailer.country`,
  brand.country AS `brand.country`,
  toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS `order.placed.quarter`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
GROUP BY 1, 2, 3
ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
