SELECT
  `order`.order_id AS `order.id`,
  CASE WHEN count(CAST(order_lines.quantity AS Nullable(Float64))) > 1 THEN stddevSampStable(CAST(CAST(order_lines.quantity AS Nullable(Float64)) AS Nullable(Float64))) END AS `quantity_stddev`,
  CASE WHEN count(CAST(order_lines.quantity AS Nullable(Float64))) > 1 THEN varSampStable(CAST(CAST(order_lines.quantity AS Nullable(Float64)) AS Nullable(Float64))) END AS `quantity_variance`,
  toInt64(count()) AS `lines`
FROM order_lines
JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
WHERE `order`.order_id IN (1, 2, 3, 4, 5, 6)
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
