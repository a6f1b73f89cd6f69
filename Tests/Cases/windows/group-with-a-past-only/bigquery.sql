WITH `groups` AS (
  SELECT
    retailer.country AS retailer_country,
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= DATETIME '2025-10-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    retailer.country AS retailer_country,
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS quarter_before
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= DATETIME '2025-07-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-10-01 00:00:00'
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.retailer_country,
    parts.quarter,
    MAX(parts.orders) AS orders,
    MAX(parts.quarter_before) AS quarter_before
  FROM (
    SELECT
      `groups`.retailer_country,
      `groups`.quarter,
      `groups`.orders,
      CAST(NULL AS INT64) AS quarter_before
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.retailer_country,
      DATE_ADD(groups_2.quarter, INTERVAL (3) MONTH) AS quarter,
      CAST(NULL AS INT64) AS orders,
      groups_2.quarter_before
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups_3.retailer_country AS `retailer_country`,
  groups_3.quarter AS `quarter`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.quarter_before, 0) AS `quarter_before`
FROM groups_3
ORDER BY 1 NULLS LAST, 2 NULLS LAST
