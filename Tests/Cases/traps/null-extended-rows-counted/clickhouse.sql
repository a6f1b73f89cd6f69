SELECT
  parts.order_id AS `order.id`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.lines_found), 0) AS `lines_found`,
  CAST(COALESCE(MAX(parts.lines_found), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) AS `lines_each`
FROM (
  SELECT
    orders.order_id AS order_id,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS lines_found
  FROM orders
  WHERE orders.order_id IN (1, 626, 989, 9014)
  GROUP BY 1
  UNION ALL
  SELECT
    `order`.order_id AS order_id,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count(order_lines.line_no)) AS lines_found
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  WHERE `order`.order_id IN (1, 626, 989, 9014)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
