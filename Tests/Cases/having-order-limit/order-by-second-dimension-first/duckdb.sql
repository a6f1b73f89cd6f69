SELECT
  orders.status AS "order.status",
  orders.currency AS "order.currency",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2024-07-01 00:00:00'
GROUP BY 1, 2
ORDER BY 2 NULLS LAST, 1 NULLS LAST
