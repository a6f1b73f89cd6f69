WITH `groups` AS (
  SELECT
    product_brand.category AS order_line_product_brand_category,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  LEFT JOIN brands AS product_brand ON product_brand.brand_id = product.brand_id
  WHERE `order`.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND `order`.placed_at < DATETIME '2024-07-01 00:00:00'
  GROUP BY 1
)
SELECT
  `groups`.order_line_product_brand_category AS `order_line_product_brand_category`,
  COALESCE(`groups`.units, 0) AS `units`
FROM `groups`
ORDER BY 1 NULLS LAST
