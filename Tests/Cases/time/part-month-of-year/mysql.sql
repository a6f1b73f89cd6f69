SELECT
  parts.month_of_year AS `month_of_year`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    MONTH(orders.placed_at) AS month_of_year,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS visits
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    MONTH(visits.started_at) AS month_of_year,
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS visits
  FROM visits
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.month_of_year IS NULL THEN 1 ELSE 0 END, 1
