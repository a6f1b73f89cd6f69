WITH `groups` AS (
  SELECT
    order_retailer_account_manager.team AS account_manager_team,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
  LEFT JOIN account_managers AS order_retailer_account_manager ON order_retailer_account_manager.account_manager_id = order_retailer.account_manager_id
  GROUP BY 1
)
SELECT
  `groups`.account_manager_team AS `account_manager_team`,
  COALESCE(`groups`.units, 0) AS `units`
FROM `groups`
ORDER BY 1 NULLS LAST
