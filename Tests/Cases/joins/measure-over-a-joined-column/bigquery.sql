WITH `groups` AS (
  SELECT
    product.category AS product_category,
    SUM(order_lines.quantity * product.weight) AS weight_shipped,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  WHERE `order`.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND `order`.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
)
SELECT
  `groups`.product_category AS `product_category`,
  COALESCE(`groups`.weight_shipped, 0) AS `weight_shipped`,
  COALESCE(`groups`.units, 0) AS `units`
FROM `groups`
ORDER BY 1 NULLS LAST
