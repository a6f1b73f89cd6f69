SELECT
  DATE_TRUNC('quarter', CAST(orders.delivered_on AS DATE)) AS "order.delivered.fiscal_quarter",
  DATE_ADD('month', 3, DATE_TRUNC('year', CAST(DATE_ADD('month', -3, DATE_TRUNC('month', CAST(orders.delivered_on AS DATE))) AS DATE))) AS "order.delivered.fiscal_year",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
