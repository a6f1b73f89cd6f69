SELECT
  parts.order_placed_quarter AS `order.placed.quarter`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(`order`.placed_at), 1), INTERVAL 3 * QUARTER(`order`.placed_at) - 3 MONTH) AS DATE) AS order_placed_quarter,
    COUNT(*) AS refunds,
    CAST(NULL AS SIGNED) AS orders
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS order_placed_quarter,
    CAST(NULL AS SIGNED) AS refunds,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.order_placed_quarter IS NULL THEN 1 ELSE 0 END, 1
