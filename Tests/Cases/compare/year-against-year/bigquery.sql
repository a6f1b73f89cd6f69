WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS orders__prior,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS cancellation_rate__prior_4
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.orders__prior), 0) AS `orders__prior`,
  COALESCE(MAX(parts.orders), 0) - COALESCE(MAX(parts.orders__prior), 0) AS `orders__change`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0)) - CAST(1 AS FLOAT64) AS `orders__growth`,
  CAST(COALESCE(MAX(parts.cancellation_rate_3), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) AS `cancellation_rate`,
  CAST(COALESCE(MAX(parts.cancellation_rate__prior_4), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0) AS `cancellation_rate__prior`,
  (CAST(COALESCE(MAX(parts.cancellation_rate_3), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.orders), 0), 0)) - (CAST(COALESCE(MAX(parts.cancellation_rate__prior_4), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0)) AS `cancellation_rate__change`,
  (CAST(CAST(COALESCE(MAX(parts.cancellation_rate_3), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) AS FLOAT64) / NULLIF(CAST(COALESCE(MAX(parts.cancellation_rate__prior_4), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0), 0)) - CAST(1 AS FLOAT64) AS `cancellation_rate__growth`
FROM (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS orders,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS cancellation_rate_3,
    CAST(NULL AS INT64) AS orders__prior,
    CAST(NULL AS INT64) AS cancellation_rate__prior_4
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_ADD(`groups`.quarter, INTERVAL (12) MONTH) AS quarter,
    CAST(NULL AS INT64) AS orders,
    CAST(NULL AS INT64) AS cancellation_rate_3,
    `groups`.orders__prior,
    `groups`.cancellation_rate__prior_4
  FROM `groups`
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
