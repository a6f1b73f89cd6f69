SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    TRUNC(CAST(orders.placed_at AS DATE), 'MONTH') AS month,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS visits
  FROM orders
  WHERE orders.placed_at < TIMESTAMP_NTZ '2024-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    TRUNC(CAST(visits.started_at AS DATE), 'MONTH') AS month,
    CAST(NULL AS BIGINT) AS orders,
    COUNT(*) AS visits
  FROM visits
  WHERE visits.started_at < TIMESTAMP_NTZ '2024-04-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
