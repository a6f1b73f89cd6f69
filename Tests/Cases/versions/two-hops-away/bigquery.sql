WITH `groups` AS (
  SELECT
    order_service_level.level AS service_level_level,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN service_levels AS order_service_level ON order_service_level.retailer_id = `order`.retailer_id
    AND order_service_level.valid_from <= `order`.placed_at
    AND (order_service_level.valid_until IS NULL OR order_service_level.valid_until > `order`.placed_at)
  WHERE `order`.channel = 'app'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    order_service_level.level AS service_level_level,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN service_levels AS order_service_level ON order_service_level.retailer_id = `order`.retailer_id
    AND order_service_level.valid_from <= `order`.placed_at
    AND (order_service_level.valid_until IS NULL OR order_service_level.valid_until > `order`.placed_at)
  WHERE `order`.channel = 'app'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.service_level_level,
    MAX(parts.refunds) AS refunds,
    MAX(parts.units) AS units
  FROM (
    SELECT
      `groups`.service_level_level,
      `groups`.refunds,
      CAST(NULL AS INT64) AS units
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.service_level_level,
      CAST(NULL AS INT64) AS refunds,
      groups_2.units
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.service_level_level AS `service_level_level`,
  COALESCE(groups_3.refunds, 0) AS `refunds`,
  COALESCE(groups_3.units, 0) AS `units`
FROM groups_3
ORDER BY 1 NULLS LAST
