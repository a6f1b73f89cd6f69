WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS orders,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS cancellation_rate_3
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS orders__prior,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS cancellation_rate__prior_4
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.quarter,
    MAX(parts.orders) AS orders,
    MAX(parts.cancellation_rate_3) AS cancellation_rate_3,
    MAX(parts.orders__prior) AS orders__prior,
    MAX(parts.cancellation_rate__prior_4) AS cancellation_rate__prior_4
  FROM (
    SELECT
      `groups`.quarter,
      `groups`.orders,
      `groups`.cancellation_rate_3,
      CAST(NULL AS INT64) AS orders__prior,
      CAST(NULL AS INT64) AS cancellation_rate__prior_4
    FROM `groups`
    UNION ALL
    SELECT
      DATE_ADD(groups_2.quarter, INTERVAL (12) MONTH) AS quarter,
      CAST(NULL AS INT64) AS orders,
      CAST(NULL AS INT64) AS cancellation_rate_3,
      groups_2.orders__prior,
      groups_2.cancellation_rate__prior_4
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS `quarter`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.orders__prior, 0) AS `orders__prior`,
  COALESCE(groups_3.orders, 0) - COALESCE(groups_3.orders__prior, 0) AS `orders__change`,
  (CAST(COALESCE(groups_3.orders, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.orders__prior, 0), 0)) - CAST(1 AS FLOAT64) AS `orders__growth`,
  CAST(COALESCE(groups_3.cancellation_rate_3, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.orders, 0), 0) AS `cancellation_rate`,
  CAST(COALESCE(groups_3.cancellation_rate__prior_4, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.orders__prior, 0), 0) AS `cancellation_rate__prior`,
  (CAST(COALESCE(groups_3.cancellation_rate_3, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.orders, 0), 0)) - (CAST(COALESCE(groups_3.cancellation_rate__prior_4, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.orders__prior, 0), 0)) AS `cancellation_rate__change`,
  (CAST(CAST(COALESCE(groups_3.cancellation_rate_3, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.orders, 0), 0) AS FLOAT64) / NULLIF(CAST(COALESCE(groups_3.cancellation_rate__prior_4, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.orders__prior, 0), 0), 0)) - CAST(1 AS FLOAT64) AS `cancellation_rate__growth`
FROM groups_3
ORDER BY 1 NULLS LAST
