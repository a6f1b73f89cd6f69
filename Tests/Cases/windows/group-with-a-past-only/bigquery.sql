WITH `groups` AS (
  SELECT
    retailer.country AS retailer_country,
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS quarter_before
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= DATETIME '2025-07-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-10-01 00:00:00'
  GROUP BY 1, 2
)
SELECT
  parts.retailer_country AS `retailer_country`,
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.quarter_before), 0) AS `quarter_before`
FROM (
  SELECT
    retailer.country AS retailer_country,
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS quarter_before
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= DATETIME '2025-10-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1, 2
  UNION ALL
  SELECT
    `groups`.retailer_country,
    DATE_ADD(`groups`.quarter, INTERVAL (3) MONTH) AS quarter,
    CAST(NULL AS INT64) AS orders,
    `groups`.quarter_before
  FROM `groups`
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
