SELECT
  parts.month AS "month",
  CAST(COALESCE(MAX(parts.visits_per_order_1), 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(parts.visits_per_order_2), 0), 0) AS "visits_per_order"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', visits.started_at) AS DATE) AS month,
    COUNT(*) AS visits_per_order_1,
    CAST(NULL AS BIGINT) AS visits_per_order_2
  FROM visits
  WHERE visits.started_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND visits.started_at < CAST('2026-01-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    CAST(NULL AS BIGINT) AS visits_per_order_1,
    COUNT(*) AS visits_per_order_2
  FROM orders
  WHERE orders.placed_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2026-01-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
