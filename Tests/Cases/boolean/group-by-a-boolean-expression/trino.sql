SELECT
  orders.note IS NOT NULL AS "order.has_note",
  orders.status AS "order.status",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
