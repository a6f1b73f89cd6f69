SELECT
  orders.status AS "order.status",
  COUNT(*) AS "orders"
FROM orders
WHERE (orders.status GLOB '?laced') OR (orders.status GLOB 's??????')
GROUP BY 1
ORDER BY 1 NULLS LAST
