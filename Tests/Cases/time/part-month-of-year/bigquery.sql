SELECT
  parts.month_of_year AS `month_of_year`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    EXTRACT(MONTH FROM orders.placed_at) AS month_of_year,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS visits
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    EXTRACT(MONTH FROM visits.started_at) AS month_of_year,
    CAST(NULL AS INT64) AS orders,
    COUNT(*) AS visits
  FROM visits
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
