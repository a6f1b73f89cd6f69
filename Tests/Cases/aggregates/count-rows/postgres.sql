SELECT
  orders.status AS "order.status",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY orders.status COLLATE "C" NULLS LAST
