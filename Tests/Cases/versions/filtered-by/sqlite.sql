WITH groups AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) AS before
  FROM orders
  JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
    AND service_level.valid_from <= orders.placed_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
  WHERE service_level.level = 'gold'
    AND orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.before), 0) AS "before"
FROM (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS before
  FROM orders
  JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
    AND service_level.valid_from <= orders.placed_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
  WHERE service_level.level = 'gold'
    AND orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', groups.quarter) = STRFTIME('%d', DATE(groups.quarter, (12) || ' months')) THEN DATE(groups.quarter, (12) || ' months') ELSE DATE(groups.quarter, 'start of month', (12 + 1) || ' months', '-1 day') END AS quarter,
    CAST(NULL AS INTEGER) AS orders,
    groups.before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
