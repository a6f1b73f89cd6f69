SELECT
  toDate32(toStartOfQuarter(toDate32(`order`.placed_at))) AS `quarter`,
  toInt64(count(CASE WHEN CAST(order_lines.quantity AS Nullable(Float64)) < CAST(toDecimal128('0.2', 1) AS Nullable(Float64)) * (CAST(product_order_line.value_1 AS Nullable(Float64)) / NULLIF(CASE WHEN product.product_id IS NOT NULL THEN COALESCE(product_order_line.value_2, 0) END, 0)) THEN 1 END)) AS `small`,
  toInt64(count()) AS `lines`
FROM order_lines
JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
LEFT JOIN (
  SELECT
    order_lines.product_id AS owner,
    toInt64(sum(order_lines.quantity)) AS value_1,
    toInt64(count(order_lines.quantity)) AS value_2
  FROM order_lines
  GROUP BY 1
) AS product_order_line ON product_order_line.owner = product.product_id
WHERE `order`.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  AND `order`.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
