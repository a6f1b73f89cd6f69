SELECT
  CAST(DATE_TRUNC('year', orders.placed_at) AS DATE) AS "year",
  ROUND(COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), CAST(0 AS NUMBER(38,2))), 0) AS "gmv",
  ROUND(MAX(orders.subtotal), 0) AS "largest_order"
FROM orders
WHERE orders.currency = 'JPY'
GROUP BY 1
ORDER BY 1 NULLS LAST
