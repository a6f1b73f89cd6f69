SELECT
  toInt64(count(DISTINCT orders.retailer_id)) AS `buyers`,
  toInt64(count(DISTINCT orders.brand_id)) AS `active_brands`
FROM orders
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
