WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(`order`.placed_at AS DATE), QUARTER) AS quarter,
    SUM(order_lines.quantity * product.weight) AS weight_shipped
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  GROUP BY 1
)
SELECT
  `groups`.quarter AS `quarter`,
  COALESCE(`groups`.weight_shipped, 0) AS `weight_shipped`
FROM `groups`
ORDER BY 1 NULLS LAST
