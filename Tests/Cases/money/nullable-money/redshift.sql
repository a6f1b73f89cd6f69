SELECT
  orders.currency AS "order.currency",
  COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.shipping_fee END), CAST(0 AS DECIMAL(38,2))) AS "shipping_income",
  COUNT(orders.shipping_fee) AS "fees_known",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
