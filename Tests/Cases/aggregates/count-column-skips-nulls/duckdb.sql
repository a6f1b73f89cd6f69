SELECT
  orders.status AS "order.status",
  COUNT(*) AS "orders",
  COUNT(orders.shipped_at) AS "shipped_orders",
  COUNT(orders.shipping_fee) AS "with_fee"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
