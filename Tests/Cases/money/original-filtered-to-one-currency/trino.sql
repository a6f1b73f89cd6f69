SELECT
  DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS "year",
  ROUND(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), 0), 0) AS "gmv",
  ROUND(MAX(orders.subtotal), 0) AS "largest_order"
FROM orders
WHERE orders.currency = 'JPY'
GROUP BY 1
ORDER BY 1 NULLS LAST
