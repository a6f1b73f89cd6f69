WITH groups AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toDate32(toMonday(toDate32(orders.placed_at))) AS week,
    toInt64(count(DISTINCT orders.retailer_id)) AS value
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-03-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
  HAVING toDate32(toMonday(toDate32(orders.placed_at))) IS NOT NULL
)
SELECT
  groups.month AS `month`,
  CAST(toInt64(sum(groups.value)) AS Nullable(Float64)) / NULLIF(toInt64(count(groups.value)), 0) AS `weekly`
FROM groups
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
