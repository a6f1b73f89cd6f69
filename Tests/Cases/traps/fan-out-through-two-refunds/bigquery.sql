SELECT
  parts.order_id AS `order_id`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    orders.order_id,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS refunds
  FROM orders
  WHERE orders.order_id IN (22, 269, 872, 1813)
  GROUP BY 1
  UNION ALL
  SELECT
    `order`.order_id,
    CAST(NULL AS INT64) AS orders,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.order_id IN (22, 269, 872, 1813)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
