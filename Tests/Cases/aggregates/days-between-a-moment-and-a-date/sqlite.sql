SELECT
  orders.status AS "order.status",
  CAST(SUM(CAST(JULIANDAY(orders.delivered_on) - JULIANDAY(DATE(orders.shipped_at)) AS INTEGER)) AS REAL) / NULLIF(COUNT(CAST(JULIANDAY(orders.delivered_on) - JULIANDAY(DATE(orders.shipped_at)) AS INTEGER)), 0) AS "delivery_days",
  MAX(CAST(JULIANDAY(DATE(orders.shipped_at)) - JULIANDAY(DATE(orders.placed_at)) AS INTEGER)) AS "slowest_shipping"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
