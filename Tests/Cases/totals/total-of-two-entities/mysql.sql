SELECT
  parts.quarter AS `quarter`,
  CAST(COALESCE(MAX(parts.per_order_1), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.per_order_2), 0), 0) AS `per_order`,
  CAST(COALESCE(SUM(MAX(parts.per_order_1)) OVER (), 0) AS DOUBLE) / NULLIF(COALESCE(SUM(MAX(parts.per_order_2)) OVER (), 0), 0) AS `overall`
FROM (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(visits.started_at), 1), INTERVAL 3 * QUARTER(visits.started_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS per_order_1,
    CAST(NULL AS SIGNED) AS per_order_2
  FROM visits
  WHERE visits.started_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND visits.started_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    CAST(NULL AS SIGNED) AS per_order_1,
    COUNT(*) AS per_order_2
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.quarter IS NULL THEN 1 ELSE 0 END, 1
