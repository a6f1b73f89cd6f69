WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS orders
  FROM orders
  JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
    AND service_level.valid_from <= orders.placed_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
  WHERE service_level.level = 'gold'
    AND orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS before
  FROM orders
  JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
    AND service_level.valid_from <= orders.placed_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
  WHERE service_level.level = 'gold'
    AND orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.quarter,
    MAX(parts.orders) AS orders,
    MAX(parts.before) AS before
  FROM (
    SELECT
      `groups`.quarter,
      `groups`.orders,
      CAST(NULL AS INT64) AS before
    FROM `groups`
    UNION ALL
    SELECT
      DATE_ADD(groups_2.quarter, INTERVAL (12) MONTH) AS quarter,
      CAST(NULL AS INT64) AS orders,
      groups_2.before
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS `quarter`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.before, 0) AS `before`
FROM groups_3
ORDER BY 1 NULLS LAST
