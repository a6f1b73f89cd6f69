WITH groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    COUNT(*) AS before
  FROM orders
  JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
    AND service_level.valid_from <= orders.placed_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
  WHERE service_level.level = 'gold'
    AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.before), 0) AS "before"
FROM (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS before
  FROM orders
  JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
    AND service_level.valid_from <= orders.placed_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
  WHERE service_level.level = 'gold'
    AND orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_ADD('month', 12, groups.quarter) AS quarter,
    CAST(NULL AS BIGINT) AS orders,
    groups.before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
