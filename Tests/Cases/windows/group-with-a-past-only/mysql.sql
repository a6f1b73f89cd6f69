WITH `groups` AS (
  SELECT
    retailer.country COLLATE utf8mb4_0900_bin AS retailer_country,
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-10-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    retailer.country COLLATE utf8mb4_0900_bin AS retailer_country,
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS quarter_before
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-10-01 00:00:00'
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
      CAST(NULL AS SIGNED) AS quarter_before
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.retailer_country,
      CAST(DATE_ADD(groups_2.quarter, INTERVAL (3) MONTH) AS DATE) AS quarter,
      CAST(NULL AS SIGNED) AS orders,
      groups_2.quarter_before
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups_3.retailer_country AS `retailer.country`,
  groups_3.quarter AS `quarter`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.quarter_before, 0) AS `quarter_before`
FROM groups_3
ORDER BY CASE WHEN groups_3.retailer_country IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN groups_3.quarter IS NULL THEN 1 ELSE 0 END, 2
