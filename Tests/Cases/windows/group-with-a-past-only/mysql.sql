WITH `groups` AS (
  SELECT
    retailer.country COLLATE utf8mb4_0900_bin AS retailer_country,
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS quarter_before
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-10-01 00:00:00'
  GROUP BY 1, 2
)
SELECT
  parts.retailer_country AS `retailer.country`,
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.quarter_before), 0) AS `quarter_before`
FROM (
  SELECT
    retailer.country COLLATE utf8mb4_0900_bin AS retailer_country,
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS quarter_before
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-10-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1, 2
  UNION ALL
  SELECT
    `groups`.retailer_country,
    CAST(DATE_ADD(`groups`.quarter, INTERVAL (3) MONTH) AS DATE) AS quarter,
    CAST(NULL AS SIGNED) AS orders,
    `groups`.quarter_before
  FROM `groups`
) AS parts
GROUP BY 1, 2
ORDER BY CASE WHEN parts.retailer_country IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN parts.quarter IS NULL THEN 1 ELSE 0 END, 2
