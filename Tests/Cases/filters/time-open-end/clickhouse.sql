SELECT
  toDate32(toStartOfMonth(toDate32(refunds.refunded_at))) AS `month`,
  toInt64(count()) AS `refunds`
FROM refunds
WHERE refunds.refunded_at >= toDateTime64('2025-10-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
