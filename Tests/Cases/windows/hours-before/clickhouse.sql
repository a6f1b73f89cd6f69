WITH groups AS (
  SELECT
    toDateTime64(toStartOfHour(orders.placed_at), 6, 'UTC') AS hour,
    toInt64(count()) AS before
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-11-27 22:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-11-28 22:00:00', 6, 'UTC')
  GROUP BY 1
)
SELECT
  parts.hour AS `hour`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.before), 0) AS `before`
FROM (
  SELECT
    toDateTime64(toStartOfHour(orders.placed_at), 6, 'UTC') AS hour,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS before
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-11-28 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-11-29 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    addSeconds(groups.hour, 7200) AS hour,
    CAST(NULL AS Nullable(Int64)) AS orders,
    groups.before AS before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
