SELECT
  orders.currency AS "order.currency",
  COALESCE(SUM(orders.shipping_fee) FILTER (WHERE orders.status <> 'cancelled'), CAST(0 AS DECIMAL(38,2))) AS "shipping_income",
  COUNT(orders.shipping_fee) AS "fees_known",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
