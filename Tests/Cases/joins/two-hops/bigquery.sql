WITH `groups` AS (
  SELECT
    order_retailer.country AS retailer_country,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
  GROUP BY 1
)
SELECT
  `groups`.retailer_country AS `retailer_country`,
  COALESCE(`groups`.units, 0) AS `units`
FROM `groups`
ORDER BY 1 NULLS LAST
