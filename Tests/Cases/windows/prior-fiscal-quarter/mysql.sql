WITH `groups` AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS fiscal_quarter,
    COUNT(DISTINCT orders.retailer_id) AS `before`
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.fiscal_quarter AS `fiscal_quarter`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`,
  COALESCE(MAX(parts.`before`), 0) AS `before`
FROM (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS fiscal_quarter,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS SIGNED) AS `before`
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-07-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_ADD(`groups`.fiscal_quarter, INTERVAL (3) MONTH) AS DATE) AS fiscal_quarter,
    CAST(NULL AS SIGNED) AS buyers,
    `groups`.`before`
  FROM `groups`
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.fiscal_quarter IS NULL THEN 1 ELSE 0 END, 1
