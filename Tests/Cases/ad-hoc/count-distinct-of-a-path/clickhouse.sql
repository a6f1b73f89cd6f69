SELECT
  brand.category AS `brand.category`,
  toInt64(count(DISTINCT retailer.account_manager_id)) AS `managers`,
  toInt64(count(DISTINCT orders.bill_to_retailer_id)) AS `paying`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
