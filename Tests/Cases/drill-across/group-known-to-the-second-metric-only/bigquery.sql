SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS refunds
  FROM orders
  WHERE orders.currency = 'JPY'
    AND orders.placed_at >= DATETIME '2025-11-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC(CAST(refunds.refunded_at AS DATE), MONTH) AS month,
    CAST(NULL AS INT64) AS orders,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.currency = 'JPY'
    AND refunds.refunded_at >= DATETIME '2025-11-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
