SELECT
  orders.status AS "order.status",
  CAST(SUM(CAST(JULIANDAY(DATE(orders.shipped_at)) - JULIANDAY(DATE(orders.placed_at)) AS INTEGER)) AS REAL) / NULLIF(COUNT(CAST(JULIANDAY(DATE(orders.shipped_at)) - JULIANDAY(DATE(orders.placed_at)) AS INTEGER)), 0) AS "shipping_days",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
