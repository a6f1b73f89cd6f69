WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(`order`.placed_at AS DATE), YEAR) AS year,
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
ORDER BY 1 NULLS LAST
