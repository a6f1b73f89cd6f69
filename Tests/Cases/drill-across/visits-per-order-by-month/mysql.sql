SELECT
  parts.month AS `month`,
  CAST(COALESCE(MAX(parts.visits_per_order_1), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.visits_per_order_2), 0), 0) AS `visits_per_order`
FROM (
  SELECT
    CAST(DATE_FORMAT(visits.started_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS visits_per_order_1,
    CAST(NULL AS SIGNED) AS visits_per_order_2
  FROM visits
  WHERE visits.started_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND visits.started_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    CAST(NULL AS SIGNED) AS visits_per_order_1,
    COUNT(*) AS visits_per_order_2
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.month IS NULL THEN 1 ELSE 0 END, 1
