SELECT
  parts.day_of_week AS `day_of_week`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    MOD(EXTRACT(DAYOFWEEK FROM orders.placed_at) + 5, 7) + 1 AS day_of_week,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS refunds,
    CAST(NULL AS INT64) AS visits
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    MOD(EXTRACT(DAYOFWEEK FROM refunds.refunded_at) + 5, 7) + 1 AS day_of_week,
    CAST(NULL AS INT64) AS orders,
    COUNT(*) AS refunds,
    CAST(NULL AS INT64) AS visits
  FROM refunds
  GROUP BY 1
  UNION ALL
  SELECT
    MOD(EXTRACT(DAYOFWEEK FROM visits.started_at) + 5, 7) + 1 AS day_of_week,
    CAST(NULL AS INT64) AS orders,
    CAST(NULL AS INT64) AS refunds,
    COUNT(*) AS visits
  FROM visits
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
