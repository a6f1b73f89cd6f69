SELECT
  parts.retailer_tier AS `retailer.tier`,
  CAST(COALESCE(MAX(parts.units_each_1), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.units_each_2), 0), 0) AS `units_each`
FROM (
  SELECT
    order_retailer.tier AS retailer_tier,
    toInt64(sum(order_lines.quantity)) AS units_each_1,
    CAST(NULL AS Nullable(Int64)) AS units_each_2
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.tier AS retailer_tier,
    CAST(NULL AS Nullable(Int64)) AS units_each_1,
    toInt64(count()) AS units_each_2
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
