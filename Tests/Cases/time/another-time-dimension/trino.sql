SELECT
  DATE_TRUNC('quarter', CAST(orders.shipped_at AS DATE)) AS "order.shipped.quarter",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
