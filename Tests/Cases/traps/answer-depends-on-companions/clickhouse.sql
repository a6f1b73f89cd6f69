SELECT
  parts.brand_category AS `brand.category`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.units), 0) AS `units`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    brand.category AS brand_category,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS units,
    CAST(NULL AS Nullable(Int64)) AS visits,
    CAST(NULL AS Nullable(Int64)) AS refunds
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    order_brand.category AS brand_category,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(sum(order_lines.quantity)) AS units,
    CAST(NULL AS Nullable(Int64)) AS visits,
    CAST(NULL AS Nullable(Int64)) AS refunds
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.category AS brand_category,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS units,
    toInt64(count()) AS visits,
    CAST(NULL AS Nullable(Int64)) AS refunds
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    order_brand.category AS brand_category,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS units,
    CAST(NULL AS Nullable(Int64)) AS visits,
    toInt64(count()) AS refunds
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
