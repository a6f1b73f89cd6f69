SELECT
  TRUNC(CAST(orders.delivered_on AS DATE), 'QUARTER') AS `order.delivered.fiscal_quarter`,
  ADD_MONTHS(TRUNC(CAST(ADD_MONTHS(TRUNC(CAST(orders.delivered_on AS DATE), 'MONTH'), CAST(-3 AS INT)) AS DATE), 'YEAR'), CAST(3 AS INT)) AS `order.delivered.fiscal_year`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
