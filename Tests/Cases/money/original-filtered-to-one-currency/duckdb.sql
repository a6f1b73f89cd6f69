SELECT
  CAST(DATE_TRUNC('year', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS "year",
  ROUND(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), CAST(0 AS DECIMAL(38,2))), 0) AS "gmv",
  ROUND(MAX(orders.subtotal), 0) AS "largest_order"
FROM orders
WHERE orders.currency = 'JPY'
GROUP BY 1
ORDER BY 1 NULLS LAST
