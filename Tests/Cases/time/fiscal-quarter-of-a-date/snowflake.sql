SELECT
  CAST(DATE_TRUNC('quarter', orders.delivered_on) AS DATE) AS "order.delivered.fiscal_quarter",
  DATEADD(month, 3, CAST(DATE_TRUNC('year', DATEADD(month, -3, CAST(DATE_TRUNC('month', orders.delivered_on) AS DATE))) AS DATE)) AS "order.delivered.fiscal_year",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
