SELECT
  parts.month_of_year AS `month_of_year`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    toInt32(toMonth(orders.placed_at)) AS month_of_year,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    toInt32(toMonth(visits.started_at)) AS month_of_year,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS visits
  FROM visits
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
