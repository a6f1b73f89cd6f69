SELECT
  orders.currency AS `order.currency`,
  COALESCE(SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 1 ELSE 0.01 END), 0) AS `commission`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
