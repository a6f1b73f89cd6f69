SELECT
  CAST(DATE_TRUNC('quarter', orders.shipped_at) AS DATE) AS "order.shipped.quarter",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
