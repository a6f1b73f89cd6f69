SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS visits
  FROM orders
  WHERE orders.placed_at < DATETIME '2024-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), MONTH) AS month,
    CAST(NULL AS INT64) AS orders,
    COUNT(*) AS visits
  FROM visits
  WHERE visits.started_at < DATETIME '2024-04-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
