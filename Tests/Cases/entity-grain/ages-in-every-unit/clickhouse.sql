SELECT
  toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS `order.placed.quarter`,
  MAX(dateDiff('day', toDate32(orders.placed_at), toDate32(orders.shipped_at))) AS `days`,
  MAX(CAST(floor(CAST(dateDiff('day', toDate32(toMonday(toDate32(orders.placed_at))), toDate32(toMonday(toDate32(orders.shipped_at)))) AS Nullable(Float64)) / NULLIF(7, 0)) AS Nullable(Int64))) AS `weeks`,
  MAX(toInt32(toYear(orders.shipped_at)) * 12 + toInt32(toMonth(orders.shipped_at)) - (toInt32(toYear(orders.placed_at)) * 12 + toInt32(toMonth(orders.placed_at)))) AS `months`,
  MAX(toInt32(toYear(orders.shipped_at)) * 4 + toInt32(toQuarter(orders.shipped_at)) - (toInt32(toYear(orders.placed_at)) * 4 + toInt32(toQuarter(orders.placed_at)))) AS `quarters`,
  MAX(toInt32(toYear(orders.shipped_at)) - toInt32(toYear(orders.placed_at))) AS `years`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
