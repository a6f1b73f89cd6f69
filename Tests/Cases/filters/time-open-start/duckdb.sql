SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.visits), 0) AS "visits"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS visits
  FROM orders
  WHERE orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('month', CAST(visits.started_at AS TIMESTAMP)) AS DATE) AS month,
    CAST(NULL AS BIGINT) AS orders,
    COUNT(*) AS visits
  FROM visits
  WHERE visits.started_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
