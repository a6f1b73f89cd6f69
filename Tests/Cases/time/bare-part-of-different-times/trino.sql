SELECT
  parts.day_of_week AS "day_of_week",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.visits), 0) AS "visits"
FROM (
  SELECT
    DAY_OF_WEEK(orders.placed_at) AS day_of_week,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS refunds,
    CAST(NULL AS BIGINT) AS visits
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    DAY_OF_WEEK(refunds.refunded_at) AS day_of_week,
    CAST(NULL AS BIGINT) AS orders,
    COUNT(*) AS refunds,
    CAST(NULL AS BIGINT) AS visits
  FROM refunds
  GROUP BY 1
  UNION ALL
  SELECT
    DAY_OF_WEEK(visits.started_at) AS day_of_week,
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS BIGINT) AS refunds,
    COUNT(*) AS visits
  FROM visits
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
