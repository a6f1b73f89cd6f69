SELECT
  parts.order_id AS `order.id`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    orders.order_id AS order_id,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS refunds
  FROM orders
  WHERE orders.order_id IN (22, 269, 872, 1813)
  GROUP BY 1
  UNION ALL
  SELECT
    `order`.order_id AS order_id,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS refunds
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.order_id IN (22, 269, 872, 1813)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
