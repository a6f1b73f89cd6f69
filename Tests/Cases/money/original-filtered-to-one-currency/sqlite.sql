SELECT
  DATE(orders.placed_at, 'start of year') AS "year",
  (COALESCE(SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled'), 0) + CASE WHEN COALESCE(SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled'), 0) < 0 THEN -50 ELSE 50 END) / 100 AS "gmv",
  (MAX(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) + CASE WHEN MAX(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) < 0 THEN -50 ELSE 50 END) / 100 AS "largest_order"
FROM orders
WHERE orders.currency = 'JPY'
GROUP BY 1
ORDER BY 1 NULLS LAST
