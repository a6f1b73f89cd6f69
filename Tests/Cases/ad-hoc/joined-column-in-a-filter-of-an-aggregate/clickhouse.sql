SELECT
  product.category AS `product.category`,
  COALESCE(toInt64(sum(CASE WHEN order_brand.country = 'FR' THEN order_lines.quantity END)), 0) AS `french`,
  COALESCE(toInt64(sum(order_lines.quantity)), 0) AS `units`
FROM order_lines
JOIN products AS product ON product.product_id = order_lines.product_id
LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
WHERE product.category IN ('Home', 'Food', 'Beauty')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
