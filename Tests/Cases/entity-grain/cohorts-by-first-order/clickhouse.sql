SELECT
  toDate32(toStartOfQuarter(toDate32(retailer_order.value_1))) AS `retailer.first_order.quarter`,
  toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS `quarter`,
  toInt64(count(DISTINCT orders.retailer_id)) AS `buyers`,
  toInt64(count()) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    MIN(orders.placed_at) AS value_1
  FROM orders
  GROUP BY 1
) AS retailer_order ON retailer_order.owner = retailer.retailer_id
WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
