SELECT
  CAST(DATE_TRUNC('quarter', CAST(orders.delivered_on AS TIMESTAMP)) AS DATE) AS "order.delivered.fiscal_quarter",
  CAST(CAST(DATE_TRUNC('year', CAST(CAST(CAST(DATE_TRUNC('month', CAST(orders.delivered_on AS TIMESTAMP)) AS DATE) + (-3) * INTERVAL '1 month' AS DATE) AS TIMESTAMP)) AS DATE) + 3 * INTERVAL '1 month' AS DATE) AS "order.delivered.fiscal_year",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
