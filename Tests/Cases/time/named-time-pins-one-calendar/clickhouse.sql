SELECT
  parts.order_placed_quarter AS `order.placed.quarter`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    toDate32(toStartOfQuarter(toDate32(`order`.placed_at))) AS order_placed_quarter,
    toInt64(count()) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS orders
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS order_placed_quarter,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    toInt64(count()) AS orders
  FROM orders
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
