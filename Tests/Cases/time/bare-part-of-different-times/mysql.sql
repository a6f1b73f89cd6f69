SELECT
  parts.day_of_week AS `day_of_week`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    WEEKDAY(orders.placed_at) + 1 AS day_of_week,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS refunds,
    CAST(NULL AS SIGNED) AS visits
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    WEEKDAY(refunds.refunded_at) + 1 AS day_of_week,
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS refunds,
    CAST(NULL AS SIGNED) AS visits
  FROM refunds
  GROUP BY 1
  UNION ALL
  SELECT
    WEEKDAY(visits.started_at) + 1 AS day_of_week,
    CAST(NULL AS SIGNED) AS orders,
    CAST(NULL AS SIGNED) AS refunds,
    COUNT(*) AS visits
  FROM visits
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.day_of_week IS NULL THEN 1 ELSE 0 END, 1
