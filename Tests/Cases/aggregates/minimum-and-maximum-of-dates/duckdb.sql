SELECT
  orders.status AS "order.status",
  MIN(orders.delivered_on) AS "first_delivery",
  MAX(orders.delivered_on) AS "last_delivery"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
