SELECT
  orders.status AS "order.status",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
HAVING (CAST(SUM(CAST(JULIANDAY(DATE(orders.shipped_at)) - JULIANDAY(DATE(orders.placed_at)) AS INTEGER)) AS REAL) / NULLIF(COUNT(CAST(JULIANDAY(DATE(orders.shipped_at)) - JULIANDAY(DATE(orders.placed_at)) AS INTEGER)), 0)) < CAST(100 AS REAL)
ORDER BY 1 NULLS LAST
