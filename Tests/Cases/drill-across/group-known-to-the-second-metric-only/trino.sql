SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds), 0) AS "refunds"
FROM (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS refunds
  FROM orders
  WHERE orders.currency = 'JPY'
    AND orders.placed_at >= TIMESTAMP '2025-11-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC('month', CAST(refunds.refunded_at AS DATE)) AS month,
    CAST(NULL AS BIGINT) AS orders,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".currency = 'JPY'
    AND refunds.refunded_at >= TIMESTAMP '2025-11-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
