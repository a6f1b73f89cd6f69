SELECT
  retailer.tier AS `retailer.tier`,
  toInt64(count()) AS `orders`,
  toInt64(count(DISTINCT orders.retailer_id)) AS `buyers`
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE retailer.retailer_id IN (
    SELECT
      orders.retailer_id AS owner
    FROM orders
    WHERE orders.status = 'cancelled'
      AND orders.placed_at >= toDateTime64(toDate32('2024-01-01'), 6, 'UTC')
      AND orders.placed_at < toDateTime64(toDate32('2025-01-01'), 6, 'UTC')
  )
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
