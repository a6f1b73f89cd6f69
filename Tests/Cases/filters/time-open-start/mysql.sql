SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS visits
  FROM orders
  WHERE orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_FORMAT(visits.started_at, '%Y-%m-01') AS DATE) AS month,
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS visits
  FROM visits
  WHERE visits.started_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.month IS NULL THEN 1 ELSE 0 END, 1
