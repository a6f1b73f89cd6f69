SELECT
  toDate32(toStartOfQuarter(toDate32(retailers.signed_up_at))) AS `quarter`,
  toInt64(count()) AS `retailers`,
  CAST(toInt64(sum(CASE WHEN retailers_order.value_1 IS NOT NULL THEN dateDiff('day', toDate32(retailers.signed_up_at), toDate32(retailers_order.value_1)) END)) AS Nullable(Float64)) / NULLIF(toInt64(count(CASE WHEN retailers_order.value_1 IS NOT NULL THEN dateDiff('day', toDate32(retailers.signed_up_at), toDate32(retailers_order.value_1)) END)), 0) AS `days`
FROM retailers
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    MIN(orders.placed_at) AS value_1
  FROM orders
  GROUP BY 1
) AS retailers_order ON retailers_order.owner = retailers.retailer_id
WHERE retailers.signed_up_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
  AND retailers.signed_up_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
