WITH `groups` AS (
  SELECT
    orders.order_id,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.order_id IN (1, 626, 989, 9014)
  GROUP BY 1
),
groups_2 AS (
  SELECT
    `order`.order_id,
    COUNT(order_lines.line_no) AS lines_found
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  WHERE `order`.order_id IN (1, 626, 989, 9014)
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.order_id,
    MAX(parts.orders) AS orders,
    MAX(parts.lines_found) AS lines_found
  FROM (
    SELECT
      `groups`.order_id,
      `groups`.orders,
      CAST(NULL AS INT64) AS lines_found
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.order_id,
      CAST(NULL AS INT64) AS orders,
      groups_2.lines_found
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.order_id AS `order_id`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.lines_found, 0) AS `lines_found`,
  CAST(COALESCE(groups_3.lines_found, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.orders, 0), 0) AS `lines_each`
FROM groups_3
ORDER BY 1 NULLS LAST
