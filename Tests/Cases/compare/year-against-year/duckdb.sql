WITH groups AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    COUNT(*) AS orders__prior,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS cancellation_rate__prior_4
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.orders__prior), 0) AS "orders__prior",
  COALESCE(MAX(parts.orders), 0) - COALESCE(MAX(parts.orders__prior), 0) AS "orders__change",
  (CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0)) - CAST(1 AS DOUBLE) AS "orders__growth",
  CAST(COALESCE(MAX(parts.cancellation_rate_3), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) AS "cancellation_rate",
  CAST(COALESCE(MAX(parts.cancellation_rate__prior_4), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0) AS "cancellation_rate__prior",
  (CAST(COALESCE(MAX(parts.cancellation_rate_3), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders), 0), 0)) - (CAST(COALESCE(MAX(parts.cancellation_rate__prior_4), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0)) AS "cancellation_rate__change",
  (CAST(CAST(COALESCE(MAX(parts.cancellation_rate_3), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) AS DOUBLE) / NULLIF(CAST(COALESCE(MAX(parts.cancellation_rate__prior_4), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0), 0)) - CAST(1 AS DOUBLE) AS "cancellation_rate__growth"
FROM (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    COUNT(*) AS orders,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS cancellation_rate_3,
    CAST(NULL AS BIGINT) AS orders__prior,
    CAST(NULL AS BIGINT) AS cancellation_rate__prior_4
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(groups.quarter + 12 * INTERVAL '1 month' AS DATE) AS quarter,
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS BIGINT) AS cancellation_rate_3,
    groups.orders__prior,
    groups.cancellation_rate__prior_4
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
