SELECT
  parts.day_of_week AS `day_of_week`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    toInt32(toDayOfWeek(orders.placed_at)) AS day_of_week,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    toInt32(toDayOfWeek(refunds.refunded_at)) AS day_of_week,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM refunds
  GROUP BY 1
  UNION ALL
  SELECT
    toInt32(toDayOfWeek(visits.started_at)) AS day_of_week,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    toInt64(count()) AS visits
  FROM visits
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
