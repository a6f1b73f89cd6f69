SELECT
  orders.currency AS `order_currency`,
  COALESCE(SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN BIGNUMERIC '1' ELSE BIGNUMERIC '0.01' END), 0) AS `commission`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
