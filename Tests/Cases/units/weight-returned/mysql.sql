WITH `groups` AS (
  SELECT
    CAST(DATE_FORMAT(`order`.placed_at, '%Y-01-01') AS DATE) AS year,
    SUM(CASE WHEN order_lines.returned THEN order_lines.quantity * product.weight END) AS weight_returned,
    SUM(order_lines.quantity * product.weight) AS weight_shipped
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  GROUP BY 1
)
SELECT
  `groups`.year AS `year`,
  COALESCE(`groups`.weight_returned, 0) AS `weight_returned`,
  COALESCE(`groups`.weight_shipped, 0) AS `weight_shipped`
FROM `groups`
ORDER BY CASE WHEN `groups`.year IS NULL THEN 1 ELSE 0 END, 1
