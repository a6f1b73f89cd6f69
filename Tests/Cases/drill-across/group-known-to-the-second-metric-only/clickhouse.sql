SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS refunds
  FROM orders
  WHERE orders.currency = 'JPY'
    AND orders.placed_at >= toDateTime64('2025-11-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfMonth(toDate32(refunds.refunded_at))) AS month,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS refunds
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.currency = 'JPY'
    AND refunds.refunded_at >= toDateTime64('2025-11-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
