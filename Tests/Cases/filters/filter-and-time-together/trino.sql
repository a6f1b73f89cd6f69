SELECT
  DATE_TRUNC('month', CAST(orders.shipped_at AS DATE)) AS "order.shipped.month",
  COUNT(*) AS "orders"
FROM orders
WHERE (DATE_TRUNC('month', CAST(orders.shipped_at AS DATE)) = DATE '2025-01-01' OR DATE_TRUNC('month', CAST(orders.shipped_at AS DATE)) IS NULL)
  AND orders.placed_at >= TIMESTAMP '2024-12-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
