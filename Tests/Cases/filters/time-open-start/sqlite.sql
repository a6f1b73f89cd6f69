SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.visits), 0) AS "visits"
FROM (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS visits
  FROM orders
  WHERE orders.placed_at < '2024-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE(visits.started_at, 'start of month') AS month,
    CAST(NULL AS INTEGER) AS orders,
    COUNT(*) AS visits
  FROM visits
  WHERE visits.started_at < '2024-04-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
