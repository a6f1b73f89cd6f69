SELECT
  parts.brand_category AS `brand.category`,
  CAST(COALESCE(MAX(parts.units_per_order_1), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.units_per_order_2), 0), 0) AS `units_per_order`,
  COALESCE(MAX(parts.units_per_order_1), 0) AS `units`,
  COALESCE(MAX(parts.units_per_order_2), 0) AS `orders`
FROM (
  SELECT
    order_brand.category AS brand_category,
    toInt64(sum(order_lines.quantity)) AS units_per_order_1,
    CAST(NULL AS Nullable(Int64)) AS units_per_order_2
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.category AS brand_category,
    CAST(NULL AS Nullable(Int64)) AS units_per_order_1,
    toInt64(count()) AS units_per_order_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
