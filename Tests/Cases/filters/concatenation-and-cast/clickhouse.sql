SELECT
  retailer.country AS `retailer.country`,
  toInt64(count()) AS `orders`
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE ((retailer.country || '/') || retailer.tier) IN ('DE/gold', 'FR/gold')
  AND (CAST(orders.order_id AS Nullable(String)) LIKE '1%')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
