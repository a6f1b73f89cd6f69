SELECT
  parts.month AS `month`,
  CAST(COALESCE(MAX(parts.visits_per_order_1), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.visits_per_order_2), 0), 0) AS `visits_per_order`
FROM (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), MONTH) AS month,
    COUNT(*) AS visits_per_order_1,
    CAST(NULL AS INT64) AS visits_per_order_2
  FROM visits
  WHERE visits.started_at >= DATETIME '2025-01-01 00:00:00'
    AND visits.started_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    CAST(NULL AS INT64) AS visits_per_order_1,
    COUNT(*) AS visits_per_order_2
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
