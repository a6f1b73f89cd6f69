SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.payouts_made), 0) AS `payouts_made`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(payouts.paid_on))) AS month,
    toInt64(count(payouts.amount)) AS payouts_made,
    CAST(NULL AS Nullable(Int64)) AS orders
  FROM payouts
  WHERE payouts.paid_on >= toDate32('2024-12-01')
    AND payouts.paid_on < toDate32('2025-02-01')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfMonth(toDate32(toDateTime64(toString(toTimeZone(orders.placed_at, 'America/New_York')), 6, 'UTC')))) AS month,
    CAST(NULL AS Nullable(Int64)) AS payouts_made,
    toInt64(count()) AS orders
  FROM orders
  WHERE orders.placed_at >= addSeconds(toTimeZone(toDateTime64(toString(toDateTime64('2024-12-01 00:00:00', 6, 'UTC')), 6, 'America/New_York'), 'UTC'), -10800)
    AND toDateTime64(toString(toTimeZone(orders.placed_at, 'America/New_York')), 6, 'UTC') >= toDateTime64('2024-12-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < addSeconds(toTimeZone(toDateTime64(toString(toDateTime64('2025-02-01 00:00:00', 6, 'UTC')), 6, 'America/New_York'), 'UTC'), 10800)
    AND toDateTime64(toString(toTimeZone(orders.placed_at, 'America/New_York')), 6, 'UTC') < toDateTime64('2025-02-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
