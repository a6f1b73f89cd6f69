SELECT
  brand.country AS `brand.country`,
  toInt64(count()) AS `orders`
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE retailer.country <> brand.country
  AND orders.currency = 'GBP'
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
