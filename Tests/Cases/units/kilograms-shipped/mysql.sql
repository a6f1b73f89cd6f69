WITH `groups` AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(`order`.placed_at), 1), INTERVAL 3 * QUARTER(`order`.placed_at) - 3 MONTH) AS DATE) AS quarter,
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
ORDER BY CASE WHEN `groups`.quarter IS NULL THEN 1 ELSE 0 END, 1
