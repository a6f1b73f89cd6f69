WITH groups AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toInt64(count()) AS month_before
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-12-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-03-01 00:00:00', 6, 'UTC')
  GROUP BY 1
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.month_before), 0) AS `month_before`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS month_before
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(addMonths(groups.month, 1)) AS month,
    CAST(NULL AS Nullable(Int64)) AS orders,
    groups.month_before AS month_before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
