SELECT
  parts.day_of_week AS "day_of_week",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.visits), 0) AS "visits"
FROM (
  SELECT
    ((CAST(STRFTIME('%w', orders.placed_at) AS INTEGER) + 6) % 7 + 1) AS day_of_week,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS refunds,
    CAST(NULL AS INTEGER) AS visits
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    ((CAST(STRFTIME('%w', refunds.refunded_at) AS INTEGER) + 6) % 7 + 1) AS day_of_week,
    CAST(NULL AS INTEGER) AS orders,
    COUNT(*) AS refunds,
    CAST(NULL AS INTEGER) AS visits
  FROM refunds
  GROUP BY 1
  UNION ALL
  SELECT
    ((CAST(STRFTIME('%w', visits.started_at) AS INTEGER) + 6) % 7 + 1) AS day_of_week,
    CAST(NULL AS INTEGER) AS orders,
    CAST(NULL AS INTEGER) AS refunds,
    COUNT(*) AS visits
  FROM visits
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
