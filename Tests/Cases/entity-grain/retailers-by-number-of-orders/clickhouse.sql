SELECT
  COALESCE(retailers_order.value_1, 0) AS `retailer.lifetime_orders`,
  toInt64(count()) AS `retailers`
FROM retailers
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    toInt64(count()) AS value_1
  FROM orders
  GROUP BY 1
) AS retailers_order ON retailers_order.owner = retailers.retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
