SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS refunds
  FROM orders
  WHERE (orders.currency COLLATE utf8mb4_0900_bin) = 'JPY'
    AND orders.placed_at >= TIMESTAMP '2025-11-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE) AS month,
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE (`order`.currency COLLATE utf8mb4_0900_bin) = 'JPY'
    AND refunds.refunded_at >= TIMESTAMP '2025-11-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.month IS NULL THEN 1 ELSE 0 END, 1
