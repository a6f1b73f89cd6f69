SELECT
  retailers.tier AS `retailer.tier`,
  CAST(toInt64(sum(COALESCE(retailers_order.value_1, 0))) AS Nullable(Float64)) / NULLIF(toInt64(count(COALESCE(retailers_order.value_1, 0))), 0) AS `all_of_them`,
  CAST(toInt64(sum(CASE WHEN COALESCE(retailers_order.value_1, 0) > 0 THEN COALESCE(retailers_order.value_1, 0) END)) AS Nullable(Float64)) / NULLIF(toInt64(count(CASE WHEN COALESCE(retailers_order.value_1, 0) > 0 THEN COALESCE(retailers_order.value_1, 0) END)), 0) AS `those_who_ordered`
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
