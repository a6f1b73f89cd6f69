WITH groups AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS fiscal_quarter,
    COUNT(DISTINCT orders.retailer_id) AS before
  FROM orders
  WHERE orders.placed_at >= '2024-04-01 00:00:00'
    AND orders.placed_at < '2025-04-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.fiscal_quarter AS "fiscal_quarter",
  COALESCE(MAX(parts.buyers), 0) AS "buyers",
  COALESCE(MAX(parts.before), 0) AS "before"
FROM (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS fiscal_quarter,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS INTEGER) AS before
  FROM orders
  WHERE orders.placed_at >= '2024-07-01 00:00:00'
    AND orders.placed_at < '2025-07-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', groups.fiscal_quarter) = STRFTIME('%d', DATE(groups.fiscal_quarter, (3) || ' months')) THEN DATE(groups.fiscal_quarter, (3) || ' months') ELSE DATE(groups.fiscal_quarter, 'start of month', (3 + 1) || ' months', '-1 day') END AS fiscal_quarter,
    CAST(NULL AS INTEGER) AS buyers,
    groups.before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
