SELECT
  parts.quarter AS `quarter`,
  CAST(COALESCE(MAX(parts.per_order_1), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.per_order_2), 0), 0) AS `per_order`,
  CAST(COALESCE(SUM(MAX(parts.per_order_1)) OVER (), 0) AS FLOAT64) / NULLIF(COALESCE(SUM(MAX(parts.per_order_2)) OVER (), 0), 0) AS `overall`
FROM (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS per_order_1,
    CAST(NULL AS INT64) AS per_order_2
  FROM visits
  WHERE visits.started_at >= DATETIME '2025-01-01 00:00:00'
    AND visits.started_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    CAST(NULL AS INT64) AS per_order_1,
    COUNT(*) AS per_order_2
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
