SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM orders
  WHERE orders.placed_at < toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfMonth(toDate32(visits.started_at))) AS month,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS visits
  FROM visits
  WHERE visits.started_at < toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
