SELECT
  CASE WHEN retailer.retailer_id IS NOT NULL THEN COALESCE(retailer_order.value_1, 0) END AS `retailer.orders_here`,
  toInt64(count(DISTINCT orders.retailer_id)) AS `buyers`,
  toInt64(count()) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    toInt64(count()) AS value_1
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country = 'FR'
    AND orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS retailer_order ON retailer_order.owner = retailer.retailer_id
WHERE brand.country = 'FR'
  AND orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
