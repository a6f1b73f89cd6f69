SELECT
  DATE(orders.shipped_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.shipped_at) AS INTEGER) - 1) % 3) || ' months') AS "order.shipped.quarter",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
